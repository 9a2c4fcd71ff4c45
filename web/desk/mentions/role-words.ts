import { t } from '@lingui/core/macro';
import type { Role } from '#core/people/permissions.ts';

/** What a role is called beside a name. */
export const roleNames: Record<Role, string> = {
  owner: t({ message: 'owner', context: 'role' }),
  admin: t({ message: 'admin', context: 'role' }),
  agent: t({ message: 'agent', context: 'role' }),
  viewer: t({ message: 'viewer', context: 'role' }),
  contributor: t({ message: 'contributor', context: 'role' }),
  outsourced: t({ message: 'outsourced', context: 'role' }),
};
