import type { SignKind } from '#core/care/recovery.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { describeCustomers } from '#customers';
import { publish, sql, type Actor, type Tx } from '#platform';
import { recoveryChanged, recoveryOpened } from '../events.ts';
import { careSettings } from '../settings/settings.ts';
import { followCaution } from './caution.ts';
import { recoveries, recoveryRow } from './rows.ts';
import { aboutRecovery, recordRecovery, remember } from './tell.ts';
import { dueFor, whoseIs } from './whose.ts';

/** Something told us that a customer was let down. */
export interface Sign {
  kind: SignKind;
  /** The response, or the promise: told twice it counts once. */
  about: string;
  ask?: string | null;
  customer: string;
  conversation: string | null;
  touchpoint: string;
  channel: string;
  score?: { scale: Scale; score: number };
  words?: string;
  byName?: string;
  at: Date;
}

/** One case for a customer and a matter: the conversation, else what happened at the touchpoint beside all conversations. */
async function openCase(tx: Tx, root: string, { conversation, touchpoint }: Sign): Promise<string | undefined> {
  const matter =
    conversation === null
      ? sql`recovery.conversation is null and recovery.touchpoint = ${touchpoint}`
      : sql`coalesce(about.place, recovery.conversation) = coalesce(
          (select place from desk.conversation_state named where named.id = ${conversation}), ${conversation}::uuid)`;
  const found = await tx.maybe<{ id: string }>(sql`
    select recovery.id from ${recoveries} join customers.root theirs on theirs.id = recovery.customer
    where theirs.root = ${root} and recovery.state <> 'closed' and ${matter} order by recovery.opened_at limit 1`);
  return found?.id;
}

async function begin(tx: Tx, customer: string, sign: Sign): Promise<string> {
  const { conversation, touchpoint, channel } = sign;
  const settings = await careSettings(tx);
  const { owner, team } = await whoseIs(tx, touchpoint, settings);
  const { dueAt, remindAt } = await dueFor(tx, { customer, team, channel }, settings);
  const { id } = await tx.one<{ id: string }>(sql`
    insert into care.recovery (customer, conversation, touchpoint, channel, owner, team, opened_at, due_at, remind_at)
    values (${customer}, ${conversation}, ${touchpoint}, ${channel}, ${owner}, ${team}, ${tx.now}, ${dueAt}, ${remindAt}::timestamptz)
    returning id`);
  return id;
}

async function keepSign(
  tx: Tx,
  recovery: string,
  { kind, about, ask, score, words = '', byName, at }: Sign,
): Promise<void> {
  await tx.run(sql`insert into care.sign (recovery, kind, about, ask, scale, score, words, by_name, at)
    values (${recovery}, ${kind}, ${about}, ${ask ?? null}, ${score?.scale ?? null}, ${score?.score ?? null}, ${words}, ${byName ?? null}, ${at})`);
}

async function tellOpened(tx: Tx, id: string, { sign, actor, joins }: { sign: Sign; actor: Actor; joins: boolean }) {
  const row = await recoveryRow(tx, id);
  await remember(tx, { recovery: id, what: joins ? 'joined' : 'opened', detail: sign.kind }, actor);
  const { subject, data } = aboutRecovery(row, actor);
  if (joins) return await publish(tx, recoveryChanged, { subject, data: { ...data, what: 'joined' } });
  await publish(tx, recoveryOpened, { subject, data: { ...data, sign: sign.kind } });
  const told = { kind: 'recovery.opened', facts: { origin: sign.kind }, key: '' } as const;
  await recordRecovery(tx, row, { told, actor });
}

/**
 * Opens a case, or adds the sign to the one that is open about the same matter; a sign that was told already changes nothing, and who
 * was erased is made up for no more. Returns the case.
 */
export async function openRecovery(tx: Tx, sign: Sign, actor: Actor): Promise<string | undefined> {
  const customer = (await describeCustomers(tx, [sign.customer])).get(sign.customer);
  if (customer === undefined || customer.erased) return undefined;
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('care.recovery'), hashtext(${customer.id}))`);
  const told = await tx.maybe<{ recovery: string }>(
    sql`select recovery from care.sign where kind = ${sign.kind} and about = ${sign.about}
      and scale is not distinct from ${sign.score?.scale ?? null}`,
  );
  if (told !== undefined) return told.recovery;
  const open = await openCase(tx, customer.id, sign);
  const id = open ?? (await begin(tx, customer.id, sign));
  if (open !== undefined) await tx.run(sql`update care.recovery set version = version + 1 where id = ${open}`);
  await keepSign(tx, id, sign);
  await tellOpened(tx, id, { sign, actor, joins: open !== undefined });
  await followCaution(tx, await recoveryRow(tx, id));
  return id;
}
