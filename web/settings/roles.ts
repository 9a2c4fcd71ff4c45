import { mayGrant, roles, type Role } from '#core/people/permissions.ts';

/** What each role is for, in one line. */
export const roleWords: Readonly<Record<Role, string>> = {
  owner: 'Everything, and hands the company over',
  admin: 'Everything but handing it over',
  agent: 'Answers customers, edits and merges them',
  viewer: 'Reads, changes nothing',
  contributor:
    'Of another department: notes in conversations they were asked into, follow or were given; figures of their own touchpoints',
  outsourced: 'From outside: answers what is in their team’s queue, customers’ addresses and numbers masked',
};

/** The roles that somebody with `mine` may give, as options. */
export function grantable(mine: Role): Array<{ value: Role; label: string }> {
  return roles
    .filter((role) => mayGrant(mine, role))
    .map((role) => ({ value: role, label: `${role.charAt(0).toUpperCase()}${role.slice(1)}` }));
}
