import { problem } from '#core/contract/problems.ts';
import { mayGrant, type Role } from '#core/people/permissions.ts';
import { publish, sql, type Actor, type Tx } from '#platform';
import { audit } from './audit.ts';
import { memberChanged, memberRemoved } from './events.ts';
import { leaveTeams, teammatesOf } from './teams/teams.ts';

export interface Member {
  user: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
}

const members = sql`
  select member.user_id as user, person.name, person.email, member.role, member.since
  from people.member join people.user person on person.id = member.user_id`;

/** The people of the workspace by name. */
export async function listMembers(tx: Tx): Promise<Member[]> {
  return tx.all<Member>(sql`${members} order by lower(person.name), person.id`);
}

/** Those of the workspace whom somebody works with: everybody, and for who is outsourced those of their teams. */
export async function knownMembers(tx: Tx, actor: Actor): Promise<Member[]> {
  const all = await listMembers(tx);
  if (actor.sight !== 'team' || actor.id === null) return all;
  const mates = await teammatesOf(tx, actor.id);
  return all.filter(({ user }) => mates.has(user));
}

/** Names of users by id; people who left are not in it. */
export async function memberNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ id: string; name: string }>(
    sql`select id, name from people.user where id = any(${[...new Set(ids)]}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function memberOf(tx: Tx, user: string): Promise<Member> {
  const found = await tx.maybe<Member>(sql`${members} where member.user_id = ${user}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such person in this workspace.' });
  return found;
}

/** The role of the actor; API keys and the product itself act as an admin at most, so they never touch owners. */
async function roleOf(tx: Tx, actor: Actor): Promise<Role> {
  if (actor.kind === 'system') return 'owner';
  if (actor.kind !== 'agent' || actor.id === null) return 'admin';
  return (await memberOf(tx, actor.id)).role;
}

/** Throws `forbidden` when the actor would give or take more than they have themselves. */
export async function refuseAbove(tx: Tx, actor: Actor, wanted: readonly Role[]): Promise<void> {
  const mine = await roleOf(tx, actor);
  if (wanted.every((role) => mayGrant(mine, role))) return;
  throw problem('forbidden', { code: 'above-own-role', detail: 'Only an owner may make or change owners.' });
}

/** Two owners who take each other's role at once are made to take turns, so that one of them is left. */
async function keepAnOwner(tx: Tx, leaving: string): Promise<void> {
  const owners = await tx.all<{ userId: string }>(
    sql`select user_id from people.member where role = 'owner' order by user_id for update`,
  );
  if (owners.some(({ userId }) => userId !== leaving)) return;
  throw problem('refused', {
    code: 'last-owner',
    detail: 'This is the last owner of the workspace. Make somebody else an owner first.',
  });
}

/** Gives a member another role. The last owner stays one. */
export async function changeRole(tx: Tx, change: { user: string; role: Role }, actor: Actor): Promise<Member> {
  const before = await memberOf(tx, change.user);
  await refuseAbove(tx, actor, [before.role, change.role]);
  if (before.role === 'owner' && change.role !== 'owner') await keepAnOwner(tx, change.user);
  await tx.run(sql`update people.member set role = ${change.role} where user_id = ${change.user}`);
  await leaveTeams(tx, change.user, change.role);
  const detail = { name: before.name, from: before.role, to: change.role };
  await audit(tx, actor, { action: 'member.change', subject: change.user, detail });
  await publish(tx, memberChanged, { subject: change.user, data: { role: change.role } });
  return { ...before, role: change.role };
}

/** Takes somebody out of the workspace; their next request is refused. */
export async function removeMember(tx: Tx, user: string, actor: Actor): Promise<void> {
  const before = await memberOf(tx, user);
  await refuseAbove(tx, actor, [before.role]);
  if (before.role === 'owner') await keepAnOwner(tx, user);
  await leaveTeams(tx, user, null);
  await tx.run(sql`delete from people.availability where person = ${user}`);
  await tx.run(sql`delete from people.member where user_id = ${user}`);
  await audit(tx, actor, { action: 'member.remove', subject: user, detail: { name: before.name, role: before.role } });
  await publish(tx, memberRemoved, { subject: user, data: {} });
}
