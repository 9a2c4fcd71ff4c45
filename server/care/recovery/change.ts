import { usableTeam } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { recoveryChanged } from '../events.ts';
import { careSettings, refuseOwner } from '../settings/settings.ts';
import { refuseGivingAway } from '../sight.ts';
import { recoveryRow, takeRecovery, type RecoveryRow } from './rows.ts';
import { aboutRecovery, remember } from './tell.ts';
import { reminderAt } from './whose.ts';

interface Changing {
  id: string;
  owner?: string | null | undefined;
  team?: string | null | undefined;
  dueAt?: Date | undefined;
  version: number;
}

/** Writes down to whom it goes and by when, each where it is new. Throws `refused` for whom it must not go to. */
async function rememberChanges(tx: Tx, before: RecoveryRow, { change, actor }: { change: Changing; actor: Actor }) {
  const { owner = before.owner, team = before.team, dueAt = before.dueAt } = change;
  const recovery = before.id;
  await refuseGivingAway(tx, { before, after: { team, owner } }, actor);
  if (owner !== before.owner) {
    const detail = owner === null ? '' : await refuseOwner(tx, owner, before.conversation);
    await remember(tx, { recovery, what: 'given', detail }, actor);
  }
  if (team !== before.team) {
    const detail = team === null ? '' : (await usableTeam(tx, team)).name;
    await remember(tx, { recovery, what: 'given-team', detail }, actor);
  }
  if (dueAt.getTime() !== before.dueAt.getTime())
    await remember(tx, { recovery, what: 'timed', detail: dueAt.toISOString() }, actor);
}

/** Gives a case to somebody or another time. Throws `refused` for a closed one, a past time and who cannot see to it, `conflict`, `not-found`. */
export async function changeRecovery(tx: Tx, change: Changing, actor: Actor): Promise<RecoveryRow> {
  const before = await takeRecovery(tx, change);
  if (before.state === 'closed')
    throw problem('refused', { code: 'closed', detail: 'This case is closed. Open it again first.' });
  const { owner = before.owner, team = before.team, dueAt = before.dueAt } = change;
  const timed = dueAt.getTime() !== before.dueAt.getTime();
  if (timed && dueAt <= tx.now) throw problem('refused', { detail: 'That time is past. Choose a later one.' });
  await rememberChanges(tx, before, { change, actor });
  const { remindMinutes } = await careSettings(tx);
  const remindAt = timed ? reminderAt(dueAt, { minutes: remindMinutes, now: tx.now }) : before.remindAt;
  await tx.run(sql`update care.recovery set owner = ${owner}, team = ${team}, due_at = ${dueAt}, remind_at = ${remindAt}::timestamptz,
    reminded_at = case when ${timed} then null else reminded_at end,
    overdue_at = case when ${timed} then null else overdue_at end, version = version + 1 where id = ${before.id}`);
  const row = await recoveryRow(tx, before.id);
  const { subject, data } = aboutRecovery(row, actor);
  const given = owner !== before.owner || team !== before.team;
  const former = { owner: before.owner, team: before.team };
  await publish(tx, recoveryChanged, {
    subject,
    data: { ...data, ...(given ? { what: 'given', former } : { what: 'timed' }) },
  });
  return row;
}

/** Writes words into the history of a case. Throws `not-found`. */
export async function noteOnRecovery(tx: Tx, { id, text }: { id: string; text: string }, actor: Actor): Promise<void> {
  const row = await takeRecovery(tx, { id });
  await remember(tx, { recovery: id, what: 'noted', detail: text.trim() }, actor);
  const { subject, data } = aboutRecovery(row, actor);
  await publish(tx, recoveryChanged, { subject, data: { ...data, what: 'noted' } });
}

/** What somebody who left was to see to is nobody's; their team has it still. */
export async function handBackRecoveries(tx: Tx, { person, actor }: { person: string; actor: Actor }): Promise<void> {
  const left = await tx.all<{ id: string }>(
    sql`select id from care.recovery where owner = ${person} and state <> 'closed' order by id for update`,
  );
  for (const { id } of left) {
    await tx.run(sql`update care.recovery set owner = null, version = version + 1 where id = ${id}`);
    await remember(tx, { recovery: id, what: 'given' }, actor);
    const { subject, data } = aboutRecovery(await recoveryRow(tx, id), actor);
    await publish(tx, recoveryChanged, { subject, data: { ...data, what: 'given' } });
  }
  await tx.run(sql`update care.settings set owner = null, version = version + 1 where owner = ${person}`);
}
