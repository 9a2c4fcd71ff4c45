import { permissions, type Permission, type Sight } from '#core/people/permissions.ts';

/** Who does something, in which workspace, and what they may do. */
export interface Actor {
  readonly workspace: string;
  readonly kind: 'agent' | 'customer' | 'system' | 'api';
  /** The user, customer or API key; null for the system. */
  readonly id: string | null;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Set for who does not see every conversation. */
  readonly sight?: Sight | undefined;
}

const everything: ReadonlySet<Permission> = new Set(permissions);

/** The product itself: jobs, listeners and the command line. */
export function systemActor(workspace: string): Actor {
  return { workspace, kind: 'system', id: null, name: 'Throughline', permissions: everything };
}
