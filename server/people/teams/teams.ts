import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { audit } from '../audit.ts';
import { teamChanged } from '../events.ts';

/** People who share conversations. */
export interface Team {
  id: string;
  name: string;
  outsourced: boolean;
  archived: boolean;
  people: Array<{ id: string; name: string }>;
  version: number;
}

const teams = sql`
  select team.id, team.name, team.outsourced, team.archived, team.version, coalesce((
    select json_agg(json_build_object('id', person.id, 'name', person.name) order by lower(person.name), person.id)
    from people.team_place join people.member on member.user_id = team_place.person
    join people.user person on person.id = member.user_id where team_place.team = team.id), '[]') as people
  from people.team`;

/** The teams by name, archived ones last; who is outsourced knows of their own only. */
export async function listTeams(tx: Tx, actor: Actor): Promise<Team[]> {
  const known =
    actor.sight === 'team' ? sql`id in (select team from people.teammate where person = ${actor.id}::uuid)` : sql`true`;
  return tx.all<Team>(sql`${teams} where ${known} order by archived, lower(team.name), team.id`);
}

/** Names of teams by id. */
export async function teamNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ id: string; name: string }>(
    sql`select id, name from people.team where id = any(${[...new Set(ids)]}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The teams that somebody is in, without archived ones. */
export async function teamsOf(tx: Tx, person: string | null): Promise<string[]> {
  const rows = await tx.all<{ team: string }>(
    sql`select team from people.teammate where person = ${person}::uuid order by team`,
  );
  return rows.map(({ team }) => team);
}

/** Whoever is in a team with this person, themselves too. */
export async function teammatesOf(tx: Tx, person: string): Promise<Set<string>> {
  const rows = await tx.all<{ person: string }>(sql`select distinct mate.person from people.teammate mate
    join people.teammate mine on mine.team = mate.team where mine.person = ${person}`);
  return new Set([person, ...rows.map((row) => row.person)]);
}

/** One that conversations can be given to. Throws `refused` for one that is not there or archived. */
export async function usableTeam(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const found = await tx.maybe<{ id: string; name: string; archived: boolean }>(
    sql`select id, name, archived from people.team where id = ${id} for key share`,
  );
  if (found === undefined) throw problem('refused', { detail: 'There is no such team.' });
  if (found.archived) throw problem('refused', { detail: `The team “${found.name}” is archived.` });
  return found;
}

/** Throws `not-found`. */
async function takeTeam(tx: Tx, id: string): Promise<Team> {
  await tx.maybe(sql`select 1 from people.team where id = ${id} for update`);
  const found = await tx.maybe<Team>(sql`${teams} where team.id = ${id}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such team.' });
  return found;
}

/** Names are given one after the other: who waited sees the one that came first. */
async function refuseTwin(tx: Tx, name: string, but: string | null): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('people.team'), hashtext(${tx.workspace}))`);
  const twin = await tx.maybe(
    sql`select 1 from people.team where lower(name) = lower(${name}) and id is distinct from ${but}::uuid`,
  );
  if (twin === undefined) return;
  const message = 'is taken by another team';
  throw problem('conflict', { code: 'exists', detail: `The name ${message}.`, fields: [{ path: 'name', message }] });
}

/**
 * An outsourced team has outsourced people only, and those are in no other: else they would see what it has. Throws `refused`
 * with who does not fit, `invalid` for who is no member.
 */
async function seat(tx: Tx, { team, outsourced }: { team: string; outsourced: boolean }, people: readonly string[]) {
  const wanted = [...new Set(people)];
  const members = await tx.all<{ id: string; name: string; role: string }>(sql`
    select person.id, person.name, member.role from people.member join people.user person on person.id = member.user_id
    where person.id = any(${wanted}::uuid[]) order by person.id for key share of member`);
  if (members.length < wanted.length) {
    const message = 'are not all members of this workspace';
    throw problem('invalid', { detail: `They ${message}.`, fields: [{ path: 'people', message }] });
  }
  const stray = members.find(({ role }) => (role === 'outsourced') !== outsourced);
  if (stray !== undefined)
    throw problem('refused', {
      code: 'role',
      detail: outsourced
        ? `${stray.name} is ${stray.role}: an outsourced team takes only people with the role “outsourced”.`
        : `${stray.name} is outsourced: they can be in outsourced teams only.`,
    });
  await tx.run(sql`delete from people.team_place where team = ${team} and not person = any(${wanted}::uuid[])`);
  await tx.run(sql`insert into people.team_place (team, person) select ${team}, person from unnest(${wanted}::uuid[]) as person
    on conflict do nothing`);
}

/** Adds a team. Throws `conflict` for a name that stands, and what `seat` throws. */
export async function createTeam(
  tx: Tx,
  given: { name: string; outsourced: boolean; people: string[] },
  actor: Actor,
): Promise<Team> {
  await refuseTwin(tx, given.name, null);
  const { id } = await tx.one<{ id: string }>(sql`insert into people.team (name, outsourced, created_at)
    values (${given.name}, ${given.outsourced}, ${tx.now}) returning id`);
  await seat(tx, { team: id, outsourced: given.outsourced }, given.people);
  const made = await takeTeam(tx, id);
  const names = made.people.map(({ name }) => name);
  await audit(tx, actor, {
    action: 'team.create',
    subject: id,
    detail: { name: made.name, outsourced: made.outsourced, people: names },
  });
  await publish(tx, teamChanged, { subject: id, data: {} });
  return made;
}

interface Change {
  id: string;
  name?: string | undefined;
  people?: string[] | undefined;
  archived?: boolean | undefined;
  version: number;
}

/** Changes a team. Throws `conflict` (stale, name), `not-found`, and what `seat` throws. */
export async function changeTeam(tx: Tx, change: Change, actor: Actor): Promise<Team> {
  const before = await takeTeam(tx, change.id);
  if (before.version !== change.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this team meanwhile.' });
  const { name = before.name, archived = before.archived } = change;
  await refuseTwin(tx, name, before.id);
  if (change.people !== undefined) await seat(tx, { team: before.id, outsourced: before.outsourced }, change.people);
  await tx.run(sql`update people.team set name = ${name}, archived = ${archived}, version = version + 1
    where id = ${before.id}`);
  const after = await takeTeam(tx, before.id);
  const detail = { name, archived, people: after.people.map((person) => person.name) };
  await audit(tx, actor, { action: 'team.change', subject: before.id, detail });
  await publish(tx, teamChanged, { subject: before.id, data: {} });
  return after;
}

/** Whose role changed so that they no longer fit their teams, and who left, are in none of those any more. */
export async function leaveTeams(tx: Tx, person: string, role: string | null): Promise<void> {
  await tx.run(sql`delete from people.team_place using people.team where team.id = team_place.team and person = ${person}
    and (${role}::text is null or team.outsourced <> (${role}::text = 'outsourced'))`);
}
