import type { Facts } from '#core/touchpoints/facts.ts';
import type { InteractionKind } from '#core/touchpoints/kinds.ts';
import { sql, systemActor, type Actor, type Tx } from '#platform';
import { record } from '#touchpoints';
import type { RecoveryRow } from './rows.ts';

/** Everything that a case does by itself. */
export function byItself(tx: Tx): Actor {
  return { ...systemActor(tx.workspace), name: 'Throughline' };
}

/** What every event of a case tells. */
export function aboutRecovery(
  { id, customer, conversation, owner, team }: RecoveryRow,
  { kind, id: who, name }: Pick<Actor, 'kind' | 'id' | 'name'>,
) {
  const by = { kind, id: who, name };
  return { subject: id, data: { recovery: id, customer, conversation, owner, team, by } };
}

/** Everything that can stand in the history of a case. */
export type StepWhat =
  | 'opened'
  | 'joined'
  | 'given'
  | 'given-team'
  | 'timed'
  | 'in-contact'
  | 'made-good'
  | 'closed'
  | 'reopened'
  | 'noted'
  | 'gesture-asked'
  | 'gesture-given'
  | 'gesture-refused'
  | 'gesture-undone';

interface Step {
  recovery: string;
  what: StepWhat;
  detail?: string;
}

/** Writes into the history of a case who did what. */
export async function remember(tx: Tx, { recovery, what, detail = '' }: Step, actor: Actor): Promise<void> {
  await tx.run(sql`insert into care.step (recovery, what, detail, by_kind, by, by_name, at)
    values (${recovery}, ${what}, ${detail}, ${actor.kind}, ${actor.id}, ${actor.name}, ${tx.now})`);
}

interface Told {
  kind: InteractionKind;
  facts: Facts;
  /** Tells it apart from the same of the same case at another time. */
  key: string;
}

/** Writes onto the line of the customer what we did about it. */
export async function recordRecovery(
  tx: Tx,
  row: RecoveryRow,
  { told, actor }: { told: Told; actor: Actor },
): Promise<void> {
  const who = actor.kind === 'agent' ? 'agent' : 'system';
  await record(tx, [
    {
      customer: row.customer,
      occurredAt: tx.now,
      channel: row.channel,
      touchpoint: row.touchpoint,
      direction: 'none',
      kind: told.kind,
      conversation: row.conversation,
      actor: { kind: who, ...(actor.id === null ? {} : { id: actor.id }) },
      facts: told.facts,
      source: null,
      messageId: `${told.kind}:${row.id}:${told.key}`,
    },
  ]);
}
