import type { Channel } from '#core/channels/channel.ts';
import { audit, calendarFor, type Hours } from '#people';
import { hoursOfAccount } from '#channels';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { responseTargetChanged } from './events.ts';

export interface Targets {
  targets: Partial<Record<Channel, number>>;
  version: number;
}

/** The targets of the company, in minutes of business time; version 0 before there were any. */
export async function responseTargets(tx: Tx): Promise<Targets> {
  const found = await tx.maybe<Targets>(
    sql`select targets, version from desk.response_target where workspace = ${tx.workspace}`,
  );
  return found ?? { targets: {}, version: 0 };
}

/** Sets the targets. Throws `conflict` for who saw an older version. */
export async function setResponseTargets(tx: Tx, { targets, version }: Targets, actor: Actor): Promise<Targets> {
  const before = await responseTargets(tx);
  const text = JSON.stringify(targets);
  const changed = await tx.run(
    version === 0
      ? sql`insert into desk.response_target (targets) values (${text}::jsonb) on conflict do nothing`
      : sql`update desk.response_target set targets = ${text}::jsonb, version = version + 1
          where workspace = ${tx.workspace} and version = ${version}`,
  );
  if (changed === 0)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed the targets meanwhile. Look again.' });
  await audit(tx, actor, {
    action: 'response-target.change',
    subject: tx.workspace,
    detail: { from: JSON.stringify(before.targets), to: text },
  });
  await publish(tx, responseTargetChanged, { subject: tx.workspace, data: {} });
  return await responseTargets(tx);
}

type Waiting = Pick<Conversation, 'id' | 'channel' | 'status' | 'answered' | 'waitingSince' | 'team' | 'customer'>;

/** What of a conversation says whose opening hours hold, beside its team. */
interface Known {
  accountOf(id: string): string | null;
  tierOf(customer: string): string | null;
}

/** Of each conversation in which the customer waits for a first answer, by when it is due in its opening hours; null without a target. */
export async function answersDue(
  tx: Tx,
  conversations: readonly Waiting[],
  { accountOf, tierOf }: Known,
): Promise<(id: string) => Date | null> {
  const { targets } = await responseTargets(tx);
  const clocks = new Map<string, Promise<Hours>>();
  const hoursOf = (account: string | null, whose: { team: string | null; tier: string | null }) => {
    const key = JSON.stringify([account, whose]);
    const known = clocks.get(key) ?? (account === null ? calendarFor(tx, whose) : hoursOfAccount(tx, account, whose));
    clocks.set(key, known);
    return known;
  };
  const due = new Map<string, Date>();
  for (const { id, channel, status, answered, waitingSince, team, customer } of conversations) {
    const target = targets[channel];
    if (target === undefined || waitingSince === null || answered || status !== 'open') continue;
    const { clock } = await hoursOf(accountOf(id), { team, tier: tierOf(customer) });
    const by = clock.add(waitingSince.getTime(), target * 60_000);
    if (by !== undefined) due.set(id, new Date(by));
  }
  return (id) => due.get(id) ?? null;
}
