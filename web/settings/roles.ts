import { t } from '@lingui/core/macro';
import { mayGrant, roles, type Role } from '#core/people/permissions.ts';

/** What each role is for, in one line. */
export const roleWords: Readonly<Record<Role, string>> = {
  owner: t`Everything, and hands the company over`,
  admin: t`Everything but handing it over`,
  agent: t`Answers customers, edits and merges them`,
  viewer: t`Reads, changes nothing`,
  contributor: t`Of another department: notes in conversations they were asked into, follow or were given; figures of their own touchpoints`,
  outsourced: t`From outside: answers what is in their team’s queue, customers’ addresses and numbers masked`,
};

const roleTitles: Readonly<Record<Role, string>> = {
  owner: t`Owner`,
  admin: t`Admin`,
  agent: t`Agent`,
  viewer: t`Viewer`,
  contributor: t`Contributor`,
  outsourced: t({ message: 'Outsourced', comment: 'A role: people who work from outside' }),
};

/** The roles that somebody with `mine` may give, as options. */
export function grantable(mine: Role): Array<{ value: Role; label: string }> {
  return roles.filter((role) => mayGrant(mine, role)).map((role) => ({ value: role, label: roleTitles[role] }));
}
