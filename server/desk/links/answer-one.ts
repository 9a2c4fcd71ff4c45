import { wireId } from '#core/contract/codecs.ts';
import { copyUploads, threadOf, whyNotTo } from '#channels';
import { problem, type Actor, type App, type Tx } from '#platform';
import { fillFor } from '../canned/canned.ts';
import type { Conversation } from '../conversation.ts';
import { cancelHeld } from '../held/act.ts';
import { heldByKey } from '../held/hold.ts';
import { replyOrHold } from '../held/reply-or-hold.ts';
import { textFor, type MarkedText } from '../marked-text.ts';
import { refuseUnready } from '../refuse-unready.ts';
import { refuseUnfilled } from '../unfilled.ts';

/** What goes to many, before anything is filled in. */
export interface AnswerToMany extends MarkedText {
  resolve: boolean;
}

/** A slip in an answer to many is noticed late: in chats, too, each waits so long. */
const secondsToTakeBack = 30;

/** The words for one of them. Throws `refused` or `invalid` with the reason why nothing would be sent. */
export async function wordsFor(
  tx: Tx,
  { conversation, answer }: { conversation: Conversation; answer: AnswerToMany },
  actor: Actor,
): Promise<MarkedText> {
  const { id, channel, status } = conversation;
  if (status !== 'open')
    throw problem('refused', { detail: status === 'spam' ? 'It is marked as spam.' : 'It is resolved already.' });
  const suppressed = await whyNotTo(tx, await threadOf(tx, id));
  if (suppressed !== null) throw problem('refused', { detail: suppressed });
  if (answer.resolve) await refuseUnready(tx, id, actor);
  const filled = (await fillFor(tx, id, actor))(answer.text, answer);
  refuseUnfilled(filled);
  return textFor(channel, { text: filled, marked: answer.marked });
}

interface One {
  conversation: Conversation;
  answer: AnswerToMany & { uploads: readonly string[] };
  /** Which act it is a part of. */
  bulk: string;
}

const keyOf = (bulk: string) => `bulk:${bulk}`;

/** Answers one of many; it waits a while, in which it can be taken back. Throws the reason why not. */
export async function answerOne(tx: Tx, one: One, by: { app: App; actor: Actor }): Promise<void> {
  const { conversation, answer, bulk } = one;
  const words = await wordsFor(tx, one, by.actor);
  const copies = await copyUploads(tx, { held: bulk, by: by.actor.id });
  await replyOrHold(
    tx,
    {
      id: conversation.id,
      ...words,
      text: withCopies(words.text, copies),
      key: keyOf(bulk),
      uploads: answer.uploads.flatMap((file) => copies.get(file) ?? []),
      seen: null,
      resolve: answer.resolve,
      sendAt: null,
      undoFor: secondsToTakeBack,
      sender: null,
      signature: true,
      anyway: false,
      copies: null,
      keepDraft: true,
    },
    by,
  );
}

/** Pictures among the words stand there by their ids. */
function withCopies(text: string, copies: ReadonlyMap<string, string>): string {
  let now = text;
  for (const [from, to] of copies) now = now.replaceAll(wireId('fil', from), wireId('fil', to));
  return now;
}

/** Takes the answer of an act back. Throws `conflict` when it has gone. */
export async function takeAnswerBack(
  tx: Tx,
  { conversation, bulk }: { conversation: string; bulk: string },
  actor: Actor,
): Promise<void> {
  const held = await heldByKey(tx, conversation, keyOf(bulk));
  if (held === undefined) throw problem('conflict', { detail: 'It was not answered.' });
  await cancelHeld(tx, held, actor);
}
