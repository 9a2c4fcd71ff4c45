import { sql, type Actor, type RawBuilder } from '#platform';

export interface Visibility {
  /** Whether the actor sees every conversation of the workspace. */
  everything: boolean;
  /** The same as a condition for a query over conversations. */
  where: RawBuilder<boolean>;
}

/**
 * Which conversations an actor may see; asked by the inbox, search, the live feed and exports alike.
 * Today all of the workspace for whoever may read conversations, and none for others.
 */
export function visibleTo(actor: Actor): Visibility {
  const everything = actor.kind === 'system' || actor.permissions.has('conversation.read');
  return { everything, where: everything ? sql<boolean>`true` : sql<boolean>`false` };
}
