import { addressesOf, familyMembers, rootOf } from '#customers';
import { lookAtAddresses, threadOf, whyNotTo } from '#channels';
import { problem, type Actor, type App, type Tx } from '#platform';
import { startConversation } from './begin/start.ts';
import { takeConversation } from './conversation.ts';
import { reply } from './reply.ts';
import { resolve } from './resolve.ts';
import { refuseUnfilled } from './unfilled.ts';
import { signReply } from './writing.ts';

interface Letter {
  customer: string;
  /** Where they are written to; null: in a new conversation by mail. */
  conversation: string | null;
  subject: string;
  text: string;
  /** Stable for one letter. */
  key: string;
}

interface By {
  app: App;
  actor: Actor;
}

/**
 * Writes to a customer of our own accord: in a conversation of theirs, which stays whose it is and as settled as it is, or in a new one
 * by mail, which stands resolved until they answer. Throws the reason why it cannot go. Gives the conversation.
 */
export async function writeTo(tx: Tx, letter: Letter, by: By): Promise<string> {
  refuseUnfilled(letter.text);
  return letter.conversation === null
    ? await beginWith(tx, letter, by)
    : await goOnWith(tx, { ...letter, conversation: letter.conversation }, by);
}

async function goOnWith(tx: Tx, letter: Letter & { conversation: string }, { app, actor }: By): Promise<string> {
  const { id, status, waitingSince } = await takeConversation(tx, { id: letter.conversation }, actor);
  if (waitingSince !== null)
    throw problem('refused', { code: 'waits', detail: 'They wait for an answer there. Answer that first.' });
  const suppressed = await whyNotTo(tx, await threadOf(tx, id));
  if (suppressed !== null) throw problem('refused', { detail: suppressed });
  const signed = await signReply(tx, { thread: id, sender: null, signature: true }, { app, actor });
  const plain = { marked: false, uploads: [], seen: null, anyway: false, copies: [] };
  const stays = { resolve: status === 'resolved', assigns: false };
  await reply(tx, { id, text: letter.text, key: letter.key, ...plain, ...stays, ...signed }, { app, actor });
  return id;
}

async function beginWith(tx: Tx, { customer, subject, text, key }: Letter, { app, actor }: By): Promise<string> {
  const email = await addressOf(tx, customer);
  const words = { channel: 'mail', customer, email, subject, text, marked: false, uploads: [], key } as const;
  const plain = { sender: null, signature: true, anyway: false, copies: [], reason: null, mine: false };
  const id = await startConversation(tx, { ...words, uploads: [], ...plain }, { app, actor });
  await resolve(tx, { id }, actor);
  return id;
}

async function addressOf(tx: Tx, customer: string): Promise<string> {
  const looked = await lookAtAddresses(tx, await addressesOf(tx, await familyMembers(tx, await rootOf(tx, customer))));
  const theirs = looked.filter(({ own }) => !own);
  const free = theirs.find(({ suppressed }) => suppressed === null);
  if (free !== undefined) return free.address;
  const detail = theirs[0]?.suppressed ?? 'No address of this customer is known.';
  throw problem('refused', { code: 'no-way', detail });
}
