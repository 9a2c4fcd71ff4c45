import { usualLimits, type Limits } from '#core/care/low.ts';
import { permissionsOf, sightOf } from '#core/people/permissions.ts';
import { audit, listMembers, usableTeam, visibleAmong } from '#people';
import { problem, sql, systemActor, type Actor, type Tx } from '#platform';

/** When cases are opened, who sees to them where no team owns the touchpoint, and by when. */
export interface CareSettings {
  scores: boolean;
  promises: boolean;
  limits: Limits;
  owner: string | null;
  team: string | null;
  /** Of business time. */
  dueMinutes: number;
  /** Before it is due. */
  remindMinutes: number;
  /** In the smallest unit of the company's currency: more than this needs somebody's word. */
  approveAbove: number;
  /** Whoever was low is asked once more after the case is settled, so many days later. */
  again: boolean;
  againDays: number;
  /** Of a hundred low scorers who are not reached yet so many are asked, too, to compare with. */
  againShare: number;
  version: number;
}

const usual: CareSettings = {
  scores: true,
  promises: true,
  limits: usualLimits,
  owner: null,
  team: null,
  dueMinutes: 480,
  remindMinutes: 60,
  approveAbove: 5000,
  again: false,
  againDays: 14,
  againShare: 0,
  version: 1,
};

export async function careSettings(tx: Tx): Promise<CareSettings> {
  const kept =
    await tx.maybe<CareSettings>(sql`select scores, promises, limits, owner, team, due_minutes, remind_minutes,
    approve_above::float8 as approve_above, again, again_days, again_share, version from care.settings where workspace = ${tx.workspace}`);
  if (kept === undefined) return usual;
  return { ...kept, limits: { ...usualLimits, ...kept.limits } };
}

async function seesOutside(tx: Tx, person: string, conversation: string | null): Promise<boolean> {
  if (conversation === null) return false;
  const looker: Actor = { ...systemActor(tx.workspace), kind: 'agent', id: person, sight: 'team' };
  return (await visibleAmong(tx, [conversation], looker)).has(conversation);
}

/** Throws `refused` for somebody who could not see to a case, or, being from outside, would not see this one. Gives their name. */
export async function refuseOwner(tx: Tx, owner: string, conversation: string | null = null): Promise<string> {
  const member = (await listMembers(tx)).find(({ user }) => user === owner);
  if (member === undefined) throw problem('refused', { detail: 'That person is not a member of this workspace.' });
  if (!permissionsOf(member.role).has('care.work'))
    throw problem('refused', { detail: `${member.name} cannot see to recovery cases: their role does not let them.` });
  if (sightOf(member.role) === 'team' && !(await seesOutside(tx, owner, conversation)))
    throw problem('refused', {
      code: 'outsourced',
      detail: `${member.name} is outsourced and sees only what their team has: give the conversation to that team first.`,
    });
  return member.name;
}

/** Changes the settings. Throws `conflict` when somebody changed them meanwhile, `refused` for who could not see to a case. */
export async function changeCareSettings(tx: Tx, change: CareSettings, actor: Actor): Promise<CareSettings> {
  const { owner, team, version, ...rest } = change;
  const stale = () =>
    problem('conflict', { code: 'stale', detail: 'Somebody changed these settings meanwhile. Please look again.' });
  if ((await careSettings(tx)).version !== version) throw stale();
  if (owner !== null) await refuseOwner(tx, owner);
  if (team !== null) await usableTeam(tx, team);
  const changed = await tx.run(sql`
    insert into care.settings (scores, promises, limits, owner, team, due_minutes, remind_minutes, approve_above, again,
      again_days, again_share, version)
    values (${rest.scores}, ${rest.promises}, ${JSON.stringify(rest.limits)}::jsonb, ${owner}, ${team}, ${rest.dueMinutes},
      ${rest.remindMinutes}, ${rest.approveAbove}, ${rest.again}, ${rest.againDays}, ${rest.againShare}, ${version + 1})
    on conflict (workspace) do update set scores = excluded.scores, promises = excluded.promises, limits = excluded.limits,
      owner = excluded.owner, team = excluded.team, due_minutes = excluded.due_minutes,
      remind_minutes = excluded.remind_minutes, approve_above = excluded.approve_above,
      again = excluded.again, again_days = excluded.again_days, again_share = excluded.again_share, version = excluded.version
    where settings.version = ${version}`);
  if (changed === 0) throw stale();
  await audit(tx, actor, { action: 'care-settings.change', detail: rest });
  return await careSettings(tx);
}
