import type { PromiseState, Standing } from '#core/desk/promise.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import { takeConversation, type Conversation } from '../conversation.ts';

/** A promise as it is kept. */
export interface PromiseRow {
  id: string;
  /** Where it was given, which may be in another conversation by now. */
  conversation: string;
  text: string;
  byName: string;
  owner: string | null;
  dueAt: Date;
  remindAt: Date | null;
  remindedAt: Date | null;
  state: PromiseState;
  madeAt: Date;
  brokenAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  version: number;
}

export const promiseColumns = sql`promise.id, promise.conversation, promise.text, promise.by_name, promise.owner, promise.due_at,
  promise.remind_at, promise.reminded_at, promise.state, promise.made_at, promise.broken_at, promise.decided_at, promise.decided_by,
  promise.version`;

/** Everything of a promise that is held for a change. */
export interface Taken {
  row: PromiseRow;
  /** Where it stands now. */
  conversation: Conversation;
  /** To whom it was given. */
  customer: string;
}

/**
 * Holds the conversation and then the promise for this transaction. Throws `not-found` where the actor may not see the conversation,
 * too, and `conflict` when the caller saw an older version.
 */
export async function takePromise(
  tx: Tx,
  { id, version }: { id: string; version?: number | undefined },
  actor: Actor,
): Promise<Taken> {
  const gone = () => problem('not-found', { detail: 'There is no such promise.' });
  const found = await tx.maybe<{ place: string; customer: string }>(sql`
    select coalesce(named.merged_into, named.id) as place, named.customer from desk.promise
    join desk.conversation named on named.id = promise.conversation where promise.id = ${id}`);
  if (found === undefined) throw gone();
  const conversation = await takeConversation(tx, { id: found.place }, actor);
  const row = await tx.maybe<PromiseRow>(sql`select ${promiseColumns} from desk.promise where id = ${id} for update`);
  if (row === undefined) throw gone();
  if (version !== undefined && version !== row.version)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed this promise meanwhile. Look again and decide then.',
    });
  return { row, conversation, customer: found.customer };
}

export function standingOf({ state, dueAt, brokenAt, decidedAt }: PromiseRow): Standing {
  return {
    state,
    dueAt: dueAt.getTime(),
    brokenAt: brokenAt?.getTime() ?? null,
    decidedAt: decidedAt?.getTime() ?? null,
  };
}
