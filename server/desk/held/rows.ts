import { problem, sql, type Actor, type Tx } from '#platform';
import type { Copy } from '#core/channels/copies.ts';
import { heldFiles } from '#channels';
import { familyOf, takeConversation, type Conversation } from '../conversation.ts';

/** An answer that waits, as it is kept. */
export interface Held {
  id: string;
  conversation: string;
  key: string;
  authorKind: Actor['kind'];
  author: string | null;
  authorName: string;
  kind: 'undo' | 'scheduled';
  text: string;
  marked: boolean;
  signature: string | null;
  sender: string | null;
  anyway: boolean;
  resolve: boolean;
  /** Until when it puts the conversation off once it has gone. */
  snoozeUntil: Date | null;
  seen: string | null;
  /** Whom it was meant for. */
  answersTo: string | null;
  /** Who else gets it. */
  copies: Copy[];
  state: 'held' | 'stopped' | 'released' | 'cancelled';
  reason: string | null;
  message: string | null;
  attempts: number;
  dueAt: Date;
  at: Date;
  version: number;
}

const columns = sql`id, conversation, key, author_kind, author, author_name, kind, text, marked, signature, sender, anyway, resolve, snooze_until, seen, answers_to, copies,
  state, reason, message, attempts, due_at, at, version`;

/**
 * Holds the conversation and then the answer, always in this order, for this transaction. Throws `not-found` where the actor may
 * not see the conversation.
 */
export async function takeHeld(tx: Tx, id: string, actor: Actor): Promise<{ held: Held; conversation: Conversation }> {
  const gone = () => problem('not-found', { detail: 'There is no such answer.' });
  const found = await tx.maybe<{ conversation: string }>(
    sql`select coalesce(merged_into, conversation) as conversation from desk.held_reply
      join desk.conversation on conversation.id = held_reply.conversation where held_reply.id = ${id}`,
  );
  if (!found) throw gone();
  const conversation = await takeConversation(tx, { id: found.conversation }, actor);
  const held = await tx.maybe<Held>(sql`select ${columns} from desk.held_reply where id = ${id} for update`);
  if (!held) throw gone();
  return { held, conversation };
}

/** The answers of a conversation that wait, those that go first coming first. */
export async function heldOf(tx: Tx, conversation: string, reader: string | null) {
  const rows = await tx.all<Held>(sql`select ${columns} from desk.held_reply
    where conversation = any(array${familyOf(tx, conversation)})
      and state in ('held', 'stopped') order by due_at, id`);
  const files = await heldFiles(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ authorName, author, state, ...held }) => ({
    ...held,
    state: state as 'held' | 'stopped',
    author: { name: authorName, mine: author !== null && author === reader },
    files: files.get(held.id) ?? [],
  }));
}

export type HeldNext = Pick<Held, 'kind' | 'dueAt'> & { state: 'held' | 'stopped' };

/** Of each of these conversations with answers that wait, the one that was kept back, else the one that goes first. */
export async function heldNextOf(tx: Tx, conversations: readonly string[]): Promise<Map<string, HeldNext>> {
  const rows = await tx.all<HeldNext & { id: string }>(sql`
    select distinct on (1) coalesce(merged_into, held_reply.conversation) as id, held_reply.kind, held_reply.state, due_at
    from desk.held_reply join desk.conversation on conversation.id = held_reply.conversation
    where held_reply.workspace = ${tx.workspace} and held_reply.state in ('held', 'stopped')
      and (conversation.id = any(${[...conversations]}::uuid[]) or merged_into = any(${[...conversations]}::uuid[]))
    order by 1, (held_reply.state = 'stopped') desc, due_at`);
  return new Map(rows.map(({ id, ...next }) => [id, next]));
}
