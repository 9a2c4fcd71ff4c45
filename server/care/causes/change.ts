import type { CauseState } from '#core/care/cause.ts';
import { audit, usableTeam } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { causeChanged } from '../events.ts';
import { refuseAway } from '../sight.ts';
import { takeRecovery } from '../recovery/rows.ts';
import { causeRow, takeCause, type CauseRow } from './rows.ts';

const tell = (tx: Tx, id: string) => publish(tx, causeChanged, { subject: id, data: {} });

/** Names are given one after the other: who waited sees the one that came first. */
async function refuseTwin(tx: Tx, name: string, but: string | null): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('care.cause'), hashtext(${tx.workspace}))`);
  const twin = await tx.maybe(
    sql`select 1 from care.cause where lower(name) = lower(${name}) and id is distinct from ${but}::uuid`,
  );
  if (twin === undefined) return;
  const message = 'is taken by another cause';
  throw problem('conflict', { code: 'exists', detail: `The name ${message}.`, fields: [{ path: 'name', message }] });
}

/** Adds a cause. Throws `conflict` for a name that stands. */
export async function createCause(
  tx: Tx,
  { name, team }: { name: string; team: string | null },
  actor: Actor,
): Promise<CauseRow> {
  await refuseTwin(tx, name.trim(), null);
  if (team !== null) await usableTeam(tx, team);
  await refuseAway(tx, { team }, actor);
  const { id } = await tx.one<{ id: string }>(sql`insert into care.cause (name, team, made_by, made_at)
    values (${name.trim()}, ${team}, ${actor.name}, ${tx.now}) returning id`);
  await audit(tx, actor, { action: 'cause.create', subject: id, detail: { name: name.trim() } });
  await tell(tx, id);
  return await causeRow(tx, id);
}

interface Changing {
  id: string;
  name: string;
  team: string | null;
  state: CauseState;
  reason: string;
  did: string;
  didIn: CauseRow['didIn'];
  version: number;
}

function refuseUnsaid({ state, reason }: Changing): void {
  if (state !== 'will-not-be-fixed' || reason.trim() !== '') return;
  const message = 'must say why';
  throw problem('invalid', { detail: `The reason ${message}.`, fields: [{ path: 'reason', message }] });
}

const written = (words: CauseRow['didIn']) =>
  Object.fromEntries(
    Object.entries(words).flatMap(([language, text]) => (text.trim() === '' ? [] : [[language, text.trim()]])),
  );

/** Whoever says so by mistake puts it back within so long: it was fixed all the time. */
const slipMilliseconds = 10 * 60_000;

function fixedSince(before: CauseRow, { state, now }: { state: CauseState; now: Date }): Date | null {
  if (state !== 'fixed') return null;
  const { fixedAt, fixedBefore, unfixedAt } = before;
  const slipped = unfixedAt !== null && now.getTime() - unfixedAt.getTime() < slipMilliseconds;
  return fixedAt ?? (slipped ? fixedBefore : now);
}

/** Changes a cause. Throws `invalid` where the reason is missing, `conflict`, `not-found`, `refused` for a team that is not there. */
export async function changeCause(tx: Tx, change: Changing, actor: Actor): Promise<CauseRow> {
  const { id, team, state, version } = change;
  const before = await takeCause(tx, { id, version });
  refuseUnsaid(change);
  await refuseTwin(tx, change.name.trim(), id);
  if (team !== null && team !== before.team) await usableTeam(tx, team);
  if (team !== before.team) await refuseAway(tx, { team }, actor);
  const fixedAt = fixedSince(before, { state, now: tx.now });
  const ends = before.state === 'fixed' && state !== 'fixed';
  const reason = state === 'will-not-be-fixed' ? change.reason.trim() : '';
  await tx.run(sql`update care.cause set name = ${change.name.trim()}, team = ${team}, state = ${state}, reason = ${reason},
    did = ${change.did.trim()}, did_in = ${JSON.stringify(written(change.didIn))}::jsonb, fixed_at = ${fixedAt}::timestamptz,
    ${ends ? sql`fixed_before = fixed_at, unfixed_at = ${tx.now},` : sql``} version = version + 1 where id = ${id}`);
  await audit(tx, actor, { action: 'cause.change', subject: id, detail: { name: change.name.trim(), state } });
  const former = before.team === null || before.team === team ? {} : { former: before.team };
  await publish(tx, causeChanged, { subject: id, data: former });
  return await causeRow(tx, id);
}

/** Says that a case names a cause, or does not. Throws `not-found`. */
export async function nameCause(
  tx: Tx,
  { id, cause, named }: { id: string; cause: string; named: boolean },
  actor: Actor,
): Promise<void> {
  await takeRecovery(tx, { id });
  await takeCause(tx, { id: cause });
  if (named)
    await tx.run(sql`insert into care.named (cause, recovery, by_name, at) values (${cause}, ${id}, ${actor.name}, ${tx.now})
      on conflict do nothing`);
  else await tx.run(sql`delete from care.named where cause = ${cause} and recovery = ${id}`);
  await tell(tx, cause);
}
