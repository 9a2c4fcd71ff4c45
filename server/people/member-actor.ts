import { permissionsOf, sightOf, type Role } from '#core/people/permissions.ts';
import type { Actor } from '#platform';

interface Person {
  workspace: string;
  id: string;
  name: string;
  role: Role;
}

/** A member as who acts, with what their role may do and see. */
export function memberActor({ workspace, id, name, role }: Person): Actor {
  return { workspace, kind: 'agent', id, name, permissions: permissionsOf(role), sight: sightOf(role) };
}
