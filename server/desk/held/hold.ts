import { goesByMail } from '#core/channels/channel.ts';
import { publish, problem, sql, type Actor, type Tx } from '#platform';
import { addressee, holdUploads, messagesOf, writtenOf } from '#channels';
import { about, doer, type Conversation } from '../conversation.ts';
import { replyHeld } from '../events.ts';
import type { Answer } from '../reply.ts';

export interface NewHeld extends Answer {
  conversation: Conversation;
  kind: 'undo' | 'scheduled';
  dueAt: Date;
}

const longest = 366 * 86_400_000;

/** The held answer of this press of the button, whatever became of it. */
export async function heldByKey(tx: Tx, conversation: string, key: string): Promise<string | undefined> {
  const found = await tx.maybe<{ id: string }>(
    sql`select id from desk.held_reply where conversation = ${conversation} and key = ${key}`,
  );
  return found?.id;
}

/** Keeps an answer until its time; the conversation is held by the caller already. Nothing of it is a fact before it goes. */
export async function hold(tx: Tx, reply: NewHeld, actor: Actor): Promise<string> {
  const { conversation } = reply;
  writtenOf(reply); // what nobody could send is refused now, while it can be mended
  if (reply.dueAt.getTime() - tx.now.getTime() > longest)
    throw problem('invalid', {
      detail: 'This is more than a year away.',
      fields: [{ path: 'sendAt', message: 'must be within a year' }],
    });
  const seen = reply.seen ?? (await messagesOf(tx, conversation.id, { limit: 1 })).items[0]?.id ?? null;
  const to = goesByMail(conversation.channel) ? (await addressee(tx, conversation.id))?.address : undefined;
  const { id } = await tx.one<{ id: string }>(sql`
    insert into desk.held_reply (conversation, key, author_kind, author, author_name, kind, text, marked, signature, sender, anyway,
      copies, resolve, snooze_until, seen, answers_to, state, due_at, at)
    values (${conversation.id}, ${reply.key}, ${actor.kind}, ${actor.id}, ${actor.name}, ${reply.kind}, ${reply.text},
      ${reply.marked}, ${reply.signature}, ${reply.sender}, ${reply.anyway},
      ${JSON.stringify(reply.copies)}::jsonb, ${reply.resolve}, ${reply.snoozeUntil ?? null}, ${seen}, ${to ?? null}, 'held', ${reply.dueAt}, ${tx.now})
    returning id`);
  await holdUploads(tx, { held: id, uploads: reply.uploads, by: actor.id });
  await tellHeld(tx, conversation, { held: id, state: 'held', author: actor.id, by: actor });
  return id;
}

interface Told {
  held: string;
  state: 'held' | 'changed' | 'stopped' | 'released' | 'cancelled';
  author: string | null;
  by: Pick<Actor, 'kind' | 'id' | 'name'>;
}

/** Tells consoles what became of a held answer. */
export async function tellHeld(tx: Tx, conversation: Conversation, { held, state, author, by }: Told): Promise<void> {
  await publish(tx, replyHeld, {
    subject: conversation.id,
    data: { ...about(conversation), held, state, author, by: doer(by as Actor) },
  });
}
