import { sql, type Actor, type RawBuilder, type Tx } from '#platform';

export interface Visibility {
  /** Whether the actor sees every conversation of the workspace. */
  everything: boolean;
  /** The same as a condition for a query over conversations. */
  where: RawBuilder<boolean>;
}

/** How it is told which conversations somebody sees who does not see all. */
export interface LimitedSight {
  where(actor: Actor): RawBuilder<boolean>;
  /** Of these conversations and threads, those that the actor sees. */
  among(tx: Tx, ids: readonly string[], actor: Actor): Promise<ReadonlySet<string>>;
}

let limited: LimitedSight = {
  where: () => sql<boolean>`false`,
  among: () => Promise.resolve(new Set<string>()),
};

/** Called once by the desk, which knows who has what. */
export function registerLimitedSight(sight: LimitedSight): void {
  limited = sight;
}

/**
 * Which conversations an actor may see; asked by the inbox, search, the live feed and exports alike: none without the permission to
 * read conversations, all of the workspace, or with a limited sight (`sightOf`) those that they have to do with.
 */
export function visibleTo(actor: Actor): Visibility {
  const reads = actor.kind === 'system' || actor.permissions.has('conversation.read');
  if (!reads) return { everything: false, where: sql<boolean>`false` };
  if (actor.sight === undefined) return { everything: true, where: sql<boolean>`true` };
  return { everything: false, where: limited.where(actor) };
}

/** Of these conversations or threads, those that the actor may see. */
export async function visibleAmong(tx: Tx, ids: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
  const { everything } = visibleTo(actor);
  if (everything) return new Set(ids);
  return actor.permissions.has('conversation.read') ? limited.among(tx, ids, actor) : new Set();
}

/** Whether customers' addresses and numbers are masked for this actor. */
export function isMasked(actor: Actor): boolean {
  return actor.sight === 'team';
}
