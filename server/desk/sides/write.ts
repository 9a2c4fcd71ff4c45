import type { Copy } from '#core/channels/copies.ts';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import {
  checkCopies,
  customersAddresses,
  messagesById,
  messagesOf,
  sendMessage,
  writtenOf,
  type Along,
} from '#channels';
import { remember, type Conversation } from '../conversation.ts';
import { refuseUnfilled } from '../unfilled.ts';
import { signReply } from '../writing.ts';
import { takeSide, type Named, type Side } from './rows.ts';
import { sideDraftSent } from './drafts.ts';
import { refuseOutside } from './from-outside.ts';
import { tellSide } from './tell.ts';

/** What somebody writes to others. */
export interface Words {
  text: string;
  marked: boolean;
  uploads: string[];
  quotes: string[];
  along: Along[];
  copies: readonly Copy[];
  sender: string | null;
  signature: boolean;
  undoFor: number;
  /** Stable for one press of the button. */
  key: string;
}

export interface By {
  app: App;
  actor: Actor;
}

/** Throws `invalid` for an address that the customer writes from, and for one of the desk itself: nothing beside a conversation goes there. */
export async function checkThirdParties(
  tx: Tx,
  conversation: Pick<Conversation, 'id'>,
  people: readonly Copy[],
): Promise<Copy[]> {
  const wanted = await checkCopies(tx, people);
  const writers = new Set([
    ...(await customersAddresses(tx, conversation.id)),
    ...(await writersIn(tx, conversation.id)),
  ]);
  const theirs = wanted.find(({ address }) => writers.has(address))?.address;
  if (theirs !== undefined)
    throw problem('invalid', {
      code: 'customer',
      detail: `${theirs} writes in this conversation: answer there.`,
      fields: [{ path: 'to', message: 'is an address of the customer' }],
    });
  return wanted;
}

async function writersIn(tx: Tx, conversation: string): Promise<string[]> {
  const { items } = await messagesOf(tx, conversation, { limit: 200 });
  return items.flatMap(({ direction, address }) =>
    direction === 'in' && address !== null ? [address.toLowerCase()] : [],
  );
}

/** What stands quoted and goes along is of this conversation. Throws `invalid` for all else. */
async function refuseForeign(tx: Tx, conversation: Conversation, { quotes, along }: Words): Promise<void> {
  const named = [...new Set([...quotes, ...along.map(({ message }) => message)])];
  const there = (await messagesById(tx, named)).filter(({ thread }) => thread === conversation.id);
  if (there.length < named.length)
    throw problem('invalid', { detail: 'A message that was to be quoted stands elsewhere by now. Look again.' });
}

/** Whom an answer goes to while nobody has answered: whom the last one went to. */
export async function lastAddressee(tx: Tx, side: string): Promise<string | null> {
  const { items } = await messagesOf(tx, side, { limit: 50 });
  if (items.some(({ direction, automatic }) => direction === 'in' && !automatic)) return null;
  return items.find(({ direction }) => direction === 'out')?.address ?? null;
}

/** The words as they go; none at all where messages are passed on. Throws `invalid`. */
function wordsOf(words: Words): { text: string; marked: string | null } {
  if (words.text.trim() === '' && words.quotes.length > 0) return { text: '', marked: null };
  if (words.text.trim() === '')
    throw problem('invalid', {
      detail: 'Nothing is written here.',
      fields: [{ path: 'text', message: 'must not be empty' }],
    });
  refuseUnfilled(words.text);
  return writtenOf(words);
}

interface Sending {
  conversation: Conversation;
  side: string;
  words: Words;
  /** Whom it is to. */
  to: string | null;
}

/** Writes to others in a side conversation that is there. */
export async function sendBeside(
  tx: Tx,
  { conversation, side, words, to }: Sending,
  { app, actor }: By,
): Promise<void> {
  const { text, marked } = wordsOf(words);
  await refuseForeign(tx, conversation, words);
  const { quotes, along, uploads, undoFor, key } = words;
  await sendMessage(tx, app, {
    thread: side,
    text,
    marked,
    author: { kind: 'agent', id: actor.id, name: actor.name },
    purpose: 'reply',
    key,
    uploads,
    quotes,
    along,
    to,
    copies: await checkThirdParties(tx, conversation, words.copies),
    dueAt: new Date(tx.now.getTime() + undoFor * 1000),
    ...(await signReply(tx, { ...words, thread: side }, { app, actor })),
  });
}

/** Writes on; a side conversation that was done is open again. Throws `not-found`, `forbidden`, `invalid`. */
export async function writeOn(tx: Tx, input: Named & Words, by: By): Promise<void> {
  refuseOutside(by.actor);
  const { conversation, side } = await takeSide(tx, input, by.actor);
  await sideDraftSent(tx, { conversation, side }, by.actor);
  await sendBeside(tx, { conversation, side: side.id, words: input, to: await lastAddressee(tx, side.id) }, by);
  await reopen(tx, { conversation, side, actor: by.actor });
  await tx.run(sql`update desk.side set last_at = ${tx.now} where id = ${side.id}`);
  await tellSide(tx, conversation, { side: side.id, what: 'written', actor: by.actor });
}

/** What is written in again is not done. */
async function reopen(
  tx: Tx,
  { conversation, side, actor }: { conversation: Conversation; side: Side; actor: Actor },
): Promise<void> {
  if (side.state === 'open') return;
  await tx.run(sql`update desk.side set state = 'open' where id = ${side.id}`);
  await remember(tx, { conversation: conversation.id, actor, what: 'side-reopened' });
}
