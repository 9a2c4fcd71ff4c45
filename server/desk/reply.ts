import type { Copy } from '#core/channels/copies.ts';
import type { ChatCard } from '#core/channels/chat-card.ts';
import { problem, publish, sql, type Actor, type App, type Tx } from '#platform';
import { sendMessage, writtenOf } from '#channels';
import { assign } from './assign.ts';
import { draftSent } from './drafts/draft.ts';
import { about, doer, takeConversation, type Conversation } from './conversation.ts';
import { conversationNoted, conversationReplied } from './events.ts';
import { bringIn } from './mentions/bring-in.ts';
import { resolveMentions } from './mentions/resolve.ts';
import { snooze } from './marks/snooze.ts';
import { reopen, resolve } from './resolve.ts';
import { refuseUnseen } from './unseen.ts';

/** What somebody wrote to the customer, and how it goes. */
export interface Answer {
  text: string;
  /** The text has marks. */
  marked: boolean;
  uploads: string[];
  /** What the chat draws instead of the text. */
  card?: ChatCard;
  /** The last message that the person saw; with it, a newer one of the customer keeps the answer back. */
  seen: string | null;
  resolve: boolean;
  /** Put off until then once it has gone; what is past by then puts nothing off. */
  snoozeUntil?: Date | null;
  /** Stable for one press of the button. */
  key: string;
  /** As whom, and what stands under it (`signReply`). */
  sender: string | null;
  signature: string | null;
  /** Also to an address that mail came back from. */
  anyway: boolean;
  /** Who else gets it, by mail. */
  copies: readonly Copy[];
}

interface Reply extends Answer {
  id: string;
  /** Whom it was meant for when it was written. */
  to?: string | null;
  /** What machines wrote since then keeps nothing back. */
  machinesAside?: boolean;
  /** Whoever answers has it from then on, where nobody has it. */
  assigns?: boolean;
}

/** Answers the customer; gives the message. Throws `conflict` (`moved-on`) when the customer wrote something that was not seen yet. */
export async function reply(tx: Tx, input: Reply, { app, actor }: { app: App; actor: Actor }): Promise<string> {
  const conversation = await takeConversation(tx, { id: input.id }, actor);
  refuseSpam(conversation);
  await refuseUnseen(tx, input.id, input);
  if (conversation.status === 'resolved' && !input.resolve) await reopen(tx, conversation, actor);
  const author = { kind: 'agent' as const, id: actor.id, name: actor.name };
  const { message } = await sendMessage(tx, app, {
    thread: input.id,
    ...writtenOf(input),
    author,
    purpose: 'reply',
    key: input.key,
    uploads: input.uploads,
    card: input.card,
    sender: input.sender,
    signature: input.signature,
    anyway: input.anyway,
    to: input.to,
    copies: input.copies,
  });
  await tx.run(sql`update desk.conversation set waiting_since = null, answered = true, last_at = ${tx.now},
    first_answer_at = case when first_in_at is not null then coalesce(first_answer_at, ${tx.now}) end where id = ${input.id}`);
  if (conversation.assignee === null && actor.kind === 'agent' && input.assigns !== false)
    await assign(tx, { id: input.id, assignee: actor.id }, actor);
  await publish(tx, conversationReplied, {
    subject: input.id,
    data: { ...about(conversation), message, by: doer(actor) },
  });
  await settle(tx, input, actor);
  return message;
}

/** What the answer brings with it: the matter is settled, or put off. */
async function settle(tx: Tx, { id, resolve: settled, snoozeUntil: until = null }: Reply, actor: Actor): Promise<void> {
  if (settled) return resolve(tx, { id }, actor);
  if (until !== null && until > tx.now) await snooze(tx, { id, until }, actor);
}

export function refuseSpam({ status }: Conversation): void {
  if (status === 'spam')
    throw problem('refused', { detail: 'This conversation is marked as spam. Take it back before you answer.' });
}

/** Writes a private note; who is named in it is brought in. Throws `refused` for who may not be. */
export async function writeNote(
  tx: Tx,
  { id, ...input }: { id: string; text: string; marked: boolean },
  actor: Actor,
): Promise<void> {
  const conversation = await takeConversation(tx, { id }, actor);
  const { people, ...words } = input.marked
    ? await resolveMentions(tx, input.text, actor)
    : { text: input.text, people: [] };
  const { text, marked } = writtenOf({ ...input, ...words });
  const mentioned = await bringIn(tx, { conversation, named: people }, actor);
  await tx.run(sql`insert into desk.note (conversation, author, author_name, text, marked, at)
    values (${id}, ${actor.id}, ${actor.name}, ${text}, ${marked}, ${tx.now})`);
  await draftSent(tx, { conversation: id, mode: 'note' }, actor);
  const data = { ...about(conversation), ...(mentioned.length === 0 ? {} : { mentioned }), by: doer(actor) };
  await publish(tx, conversationNoted, { subject: id, data });
}
