import type { Copy } from '#core/channels/copies.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { addressesOf, familyMembers, rootOf } from '#customers';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import {
  addParticipant,
  checkCopies,
  customerOfAddress,
  messagesOf,
  openThread,
  openThreadWith,
  sendMessage,
  visitorToWriteTo,
  writtenOf,
} from '#channels';
import { assign } from '../assign.ts';
import { fillFor } from '../canned/canned.ts';
import { remember } from '../conversation.ts';
import { sayReason } from '../reasons/say.ts';
import { reply } from '../reply.ts';
import { refuseUnfilled } from '../unfilled.ts';
import { signReply } from '../writing.ts';
import { mailboxToBeginFrom, refuseBeginning } from './ways.ts';

export interface FirstWords {
  channel: 'mail' | 'chat';
  /** Whom to, where they are known. */
  customer?: string | undefined;
  /** Where to, by mail. */
  email?: string | undefined;
  name?: string | undefined;
  subject?: string | undefined;
  text: string;
  marked: boolean;
  uploads: string[];
  key: string;
  /** As whom, and whether the signatures stand under it. */
  sender: string | null;
  signature: boolean;
  anyway: boolean;
  copies: readonly Copy[];
  /** Why it was begun. */
  reason: string | null;
  stage?: Stage | null | undefined;
  /** Whether whoever writes has it from then on. */
  mine: boolean;
  /** When it was written, where that is a while ago: in a chat that goes on, what the visitor wrote since then keeps it back. */
  since?: Date | undefined;
  /** Of a conversation that is only tried: those that count are given once. */
  number?: number | undefined;
}

export interface By {
  app: App;
  actor: Actor;
}

/**
 * Writes to somebody first: by mail, or in the chat where they are known. Throws `refused` while nothing leads there, `invalid` where
 * something is missing. Returns the conversation, which for a chat may be the one that they have.
 */
export async function startConversation(tx: Tx, input: FirstWords, by: By): Promise<string> {
  refuseBeginning(by.actor);
  const id = input.channel === 'mail' ? await beginMail(tx, input, by) : await beginChat(tx, input, by);
  if (input.reason !== null || input.stage != null)
    await sayReason(tx, { id, reason: input.reason, stage: input.stage }, by.actor);
  return id;
}

/** Filled in for the customer; what is not known of them keeps it back. */
async function filled(
  tx: Tx,
  { conversation, text, marked }: { conversation: string; text: string; marked: boolean },
  actor: Actor,
): Promise<{ text: string; marked: boolean }> {
  const words = { text: (await fillFor(tx, conversation, actor))(text, { marked }), marked };
  refuseUnfilled(words.text);
  return words;
}

function missing(path: string, message: string) {
  return problem('invalid', { detail: `It ${message}.`, fields: [{ path, message }] });
}

interface Begun {
  thread: string;
  customer: string;
  channel: 'mail' | 'chat';
  mine: boolean;
}

async function stand(tx: Tx, { thread, customer, channel, mine }: Begun, actor: Actor): Promise<void> {
  await tx.run(sql`insert into desk.conversation (id, customer, channel, begun_by_us, answered, assignee, started_at, last_at)
    values (${thread}, ${customer}, ${channel}, true, true, ${mine && actor.kind === 'agent' ? actor.id : null}, ${tx.now}, ${tx.now})`);
  await remember(tx, { conversation: thread, actor, what: 'started' });
}

/** Who was chosen, at an address of theirs; else whoever has the address. */
async function customerAt(
  tx: Tx,
  who: { address: string; name?: string | undefined },
  chosen: string | undefined,
): Promise<string> {
  if (chosen === undefined) return await customerOfAddress(tx, who, { at: tx.now, source: null });
  const customer = await rootOf(tx, chosen);
  const addresses = await addressesOf(tx, await familyMembers(tx, customer));
  if (addresses.includes(who.address.toLowerCase())) return customer;
  throw missing('email', 'is no address of this customer');
}

async function beginMail(tx: Tx, input: FirstWords, { app, actor }: By): Promise<string> {
  const { email, name, subject } = input;
  if (email === undefined) throw missing('email', 'needs an address');
  if (subject === undefined || subject.trim() === '') throw missing('subject', 'needs a subject');
  refuseUnfilled(subject, 'subject');
  const account = await mailboxToBeginFrom(tx);
  const who = { address: email, name };
  const customer = await customerAt(tx, who, input.customer);
  const thread = await openThread(tx, { account, channel: 'mail', customer, subject, number: input.number });
  await addParticipant(tx, thread.id, who);
  await stand(tx, { thread: thread.id, customer, channel: 'mail', mine: input.mine }, actor);
  const words = await filled(tx, { ...input, conversation: thread.id }, actor);
  await sendMessage(tx, app, {
    thread: thread.id,
    ...writtenOf(words),
    author: { kind: 'agent', id: actor.id, name: actor.name },
    purpose: 'reply',
    key: input.key,
    uploads: input.uploads,
    anyway: input.anyway,
    copies: await checkCopies(tx, input.copies),
    ...(await signReply(tx, { ...input, thread: thread.id }, { app, actor })),
  });
  return thread.id;
}

/** A visitor has one conversation: the one there is goes on, else this is its beginning. */
async function beginChat(tx: Tx, input: FirstWords, { app, actor }: By): Promise<string> {
  if (input.customer === undefined) throw missing('customer', 'needs somebody whom your chat knows');
  const visitor = await visitorToWriteTo(tx, await familyMembers(tx, await rootOf(tx, input.customer)));
  if (visitor === undefined)
    throw problem('refused', { detail: 'They never were in a chat of yours that is switched on.' });
  if (visitor.thread !== null) return await goOn(tx, { ...input, id: visitor.thread }, { app, actor });
  const thread = await openThreadWith(tx, app, { ...visitor, number: input.number });
  await stand(tx, { thread, customer: visitor.customer, channel: 'chat', mine: input.mine }, actor);
  const words = await filled(tx, { ...input, conversation: thread }, actor);
  await sendMessage(tx, app, {
    thread,
    ...writtenOf(words),
    author: { kind: 'agent', id: actor.id, name: actor.name },
    purpose: 'reply',
    key: input.key,
    uploads: input.uploads,
  });
  return thread;
}

async function goOn(tx: Tx, input: FirstWords & { id: string }, { app, actor }: By): Promise<string> {
  const { id, uploads, key } = input;
  await refuseWrittenSince(tx, id, input.since);
  const words = await filled(tx, { ...input, conversation: id }, actor);
  const plain = { sender: null, signature: null, anyway: false, copies: [], seen: null, resolve: false };
  await reply(tx, { id, ...words, uploads, key, ...plain }, { app, actor });
  if (input.mine && actor.kind === 'agent') await assign(tx, { id, assignee: actor.id }, actor);
  return id;
}

async function refuseWrittenSince(tx: Tx, id: string, since: Date | undefined): Promise<void> {
  if (since === undefined) return;
  const { items } = await messagesOf(tx, id, { limit: 50 });
  if (items.some(({ direction, automatic, at }) => direction === 'in' && !automatic && at > since))
    throw problem('conflict', { code: 'moved-on', detail: 'The customer wrote meanwhile.' });
}
