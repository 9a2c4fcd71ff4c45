import { problem, sql, type Actor, type Tx } from '#platform';
import {
  keepApart as keepThreadApart,
  mergeThreads,
  moveMessage as moveMessageOf,
  openReviewOf,
  splitThread,
  threadOf,
  type Arranged,
} from '#channels';
import { takeConversation, visibleConversation, type Conversation } from '../conversation.ts';
import { recordChange, reopen } from '../resolve.ts';
import { bringPromises } from '../promises/follow.ts';
import { beginWork, contactsIn, refreshWork, takeOverWork } from './figures.ts';
import { holdBoth, workOf } from './hold.ts';
import { messagesFrom } from './messages-from.ts';
import { keepRows, rowsOf } from './rows.ts';
import { tellArranged } from './tell.ts';

/** Both sides of what was put elsewhere: where it was done, and the other conversation. */
export interface Done {
  arrangement: string;
  conversation: string;
  other: string;
}

/** Holds both, for somebody who may see both. */
async function takeBoth(
  tx: Tx,
  { id, version, other }: { id: string; version?: number | undefined; other: string },
  actor: Actor,
): Promise<{ here: Conversation; there: Conversation }> {
  await holdBoth(tx, id, other);
  const there = await takeConversation(tx, { id: other }, actor);
  const here = await takeConversation(tx, { id, version }, actor);
  if (here.id === there.id) throw problem('refused', { detail: 'That is the same conversation.' });
  if (there.status === 'spam')
    throw problem('refused', { detail: 'The other conversation is marked as spam. Take it back before.' });
  return { here, there };
}

/** Different people: whoever takes part in one would take part in the other. */
async function refuseOtherCustomer(
  tx: Tx,
  { here, there }: { here: Conversation; there: Conversation },
): Promise<void> {
  const same = await tx.maybe(sql`select 1 from customers.root one join customers.root other on other.root = one.root
    where one.id = ${here.customer} and other.id = ${there.customer}`);
  if (same) return;
  throw problem('refused', {
    code: 'other-customer',
    detail: 'These are different customers: each would take part in what the other wrote. Confirm that you want this.',
  });
}

/** An answer that waits was written to whoever this conversation is with. */
async function refuseHeld(tx: Tx, id: string): Promise<void> {
  const held = await tx.maybe(sql`select 1 from desk.held_reply
    where conversation = ${id} and state in ('held', 'stopped') limit 1`);
  if (held)
    throw problem('refused', { detail: 'An answer waits in this conversation. Send it or take it back first.' });
}

interface Into {
  id: string;
  into: string;
  version?: number | undefined;
  otherCustomer: boolean;
}

/** Puts a conversation into another one. Throws `refused` (`other-customer`), `conflict`, `not-found`. */
export async function merge(tx: Tx, input: Into, actor: Actor): Promise<Done> {
  const { here, there } = await takeBoth(tx, { ...input, other: input.into }, actor);
  if (!input.otherCustomer) await refuseOtherCustomer(tx, { here, there });
  await refuseHeld(tx, here.id);
  const before = await rowsOf(tx, [here.id, there.id]);
  const arranged = await mergeThreads(tx, { source: here.id, target: there.id, byName: actor.name });
  await mergeWork(tx, { here, there, actor });
  await keepRows(tx, arranged.id, { before, after: await rowsOf(tx, [here.id, there.id]) });
  await tellArranged(tx, arranged, { actor, sides: { source: here, target: there } });
  return { arrangement: arranged.id, conversation: there.id, other: here.id };
}

/** Joins the work of two conversations whose messages are one thread now. */
export async function mergeWork(
  tx: Tx,
  { here, there, actor }: { here: Conversation; there: Conversation; actor: Actor },
): Promise<void> {
  if (there.status === 'resolved' && here.status === 'open') await reopen(tx, there, actor);
  await takeOverWork(tx, { source: here.id, target: there.id });
  await recordChange(tx, here, { kind: 'conversation.merged', actor });
}

interface From {
  id: string;
  message: string;
  version?: number | undefined;
}

/** Makes a conversation of its own of a message, and of all after it unless `alone`. */
export async function split(tx: Tx, input: From & { alone: boolean }, actor: Actor): Promise<Done> {
  const here = await takeConversation(tx, input, actor);
  const before = await rowsOf(tx, [here.id]);
  const messages = input.alone ? [input.message] : await messagesFrom(tx, { thread: here.id, message: input.message });
  const arranged = await splitThread(tx, { source: here.id, messages, byName: actor.name });
  const { target } = arranged;
  const contacts = await beginWork(tx, { id: target, from: here.id });
  await refreshWork(tx, here.id, -contacts);
  if (!input.alone) await bringPromises(tx, { source: here.id, target, since: input.message });
  await keepRows(tx, arranged.id, {
    before: { ...before, [target]: null },
    after: await rowsOf(tx, [here.id, target]),
  });
  const sides = { source: here, target: await workOf(tx, target) };
  await tellArranged(tx, arranged, { actor, sides });
  return { arrangement: arranged.id, conversation: target, other: here.id };
}

/** Puts one message into another conversation; the only one takes its conversation along. */
export async function move(tx: Tx, input: From & { to: string; otherCustomer: boolean }, actor: Actor): Promise<Done> {
  const { here, there } = await takeBoth(tx, { ...input, other: input.to }, actor);
  if (!input.otherCustomer) await refuseOtherCustomer(tx, { here, there });
  const before = await rowsOf(tx, [here.id, there.id]);
  const { message } = input;
  const arranged = await moveMessageOf(tx, { message, source: here.id, target: there.id, byName: actor.name });
  if (arranged.kind === 'merge') await mergeWork(tx, { here, there, actor });
  else await moveWork(tx, { here, there, arranged, actor });
  await keepRows(tx, arranged.id, { before, after: await rowsOf(tx, [here.id, there.id]) });
  await tellArranged(tx, arranged, { actor, sides: { source: here, target: there } });
  return { arrangement: arranged.id, conversation: arranged.kind === 'merge' ? there.id : here.id, other: there.id };
}

async function moveWork(
  tx: Tx,
  { here, there, arranged, actor }: { here: Conversation; there: Conversation; arranged: Arranged; actor: Actor },
): Promise<void> {
  const contacts = await contactsIn(tx, arranged.messages);
  if (there.status === 'resolved' && contacts > 0 && here.waitingSince !== null) await reopen(tx, there, actor);
  await refreshWork(tx, here.id, -contacts);
  await refreshWork(tx, there.id, contacts);
}

/** Puts a conversation in review where it may belong: a person has looked, so the customers may differ. */
export async function joinReviewed(tx: Tx, { id }: { id: string }, actor: Actor): Promise<Done> {
  const here = await visibleConversation(tx, id, actor);
  const { target } = await openReviewOf(tx, here.id);
  return await merge(tx, { id: here.id, into: target, otherCustomer: true }, actor);
}

/** Says that a conversation in review is a matter of its own. */
export async function keepApart(tx: Tx, { id }: { id: string }, actor: Actor): Promise<Done> {
  const here = await takeConversation(tx, { id }, actor);
  const { target } = await openReviewOf(tx, here.id);
  const there = await visibleConversation(tx, (await threadOf(tx, target)).id, actor);
  const arranged = await keepThreadApart(tx, { thread: here.id, byName: actor.name });
  await tellArranged(tx, arranged, { actor, sides: { source: here, target: there } });
  return { arrangement: arranged.id, conversation: here.id, other: there.id };
}
