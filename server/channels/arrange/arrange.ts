import { problem, sql, type Tx } from '#platform';
import { goesByMail } from '#core/channels/channel.ts';
import { customerOfAddress } from '../customer-of.ts';
import { holdThreads, openThread, threadOf, type Thread } from '../threads.ts';
import { keepArrangement, type ArrangementKind, type Before } from './keep.ts';
import { inviteAll, inviteWriters, refreshTimes, relocate } from './relocate.ts';

/** What was put elsewhere: from which conversation into which. */
export interface Arranged {
  id: string;
  kind: ArrangementKind;
  source: string;
  target: string;
  messages: string[];
  /** Of what was taken back: what came since and went with it. */
  since: string[];
}

/** A thread that stands by itself; throws for one that leads elsewhere, and for chats: a chat shows its visitor all of it. */
async function ownThread(tx: Tx, id: string): Promise<Thread> {
  const thread = await threadOf(tx, id);
  if (thread.id !== id)
    throw problem('conflict', { code: 'stale', detail: 'Somebody joined this conversation with another meanwhile.' });
  if (!goesByMail(thread.channel))
    throw problem('refused', {
      detail: 'A chat shows its visitor all that is in it: only mails can be put elsewhere.',
    });
  return thread;
}

async function bothThreads(tx: Tx, { source, target }: { source: string; target: string }): Promise<[Thread, Thread]> {
  if (source === target) throw problem('refused', { detail: 'That is the same conversation.' });
  await holdThreads(tx, [source, target]);
  return [await ownThread(tx, source), await ownThread(tx, target)];
}

/** An answer that waits to be sent would go to whoever the other conversation is with. */
async function refuseUnderway(tx: Tx, messages: string[]): Promise<void> {
  const waiting = await tx.maybe(sql`select 1 from channels.message where id = any(${messages}::uuid[])
    and direction = 'out' and state not in ('sent', 'delivered', 'failed', 'uncertain') limit 1`);
  if (waiting)
    throw problem('refused', {
      detail: 'An answer in it is still on its way, and these are different customers. Wait until it is sent.',
    });
}

async function messagesIn(tx: Tx, thread: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from channels.message where workspace = ${tx.workspace} and thread = ${thread} order by at, id`,
  );
  return rows.map(({ id }) => id);
}

function before(source: Thread, target: Thread): Before {
  const times = { sourceStartedAt: source.startedAt.toISOString(), targetStartedAt: target.startedAt.toISOString() };
  return { led: [], reviewed: false, ...times };
}

/**
 * Puts a conversation into another one. Its messages, address, ids and keys lead there from now on, and who took part in it takes
 * part there. Throws `refused` and `conflict`.
 */
export async function mergeThreads(
  tx: Tx,
  { source, target, byName }: { source: string; target: string; byName: string },
): Promise<Arranged> {
  const [from, into] = await bothThreads(tx, { source, target });
  const messages = await messagesIn(tx, source);
  if (from.customer !== into.customer) await refuseUnderway(tx, messages);
  const led = await tx.all<{ id: string }>(
    sql`select id from channels.thread where workspace = ${tx.workspace} and leads_to = ${source} order by id`,
  );
  const reviewed = await tx.run(
    sql`update channels.review set state = 'joined' where thread = ${source} and state = 'open'`,
  );
  const kept: Before = { ...before(from, into), led: led.map(({ id }) => id), reviewed: reviewed > 0 };
  const id = await keepArrangement(tx, { kind: 'merge', source, target, byName, before: kept });
  await relocate(tx, { arrangement: id, messages, target });
  await inviteAll(tx, { arrangement: id, source, target });
  await tx.run(sql`update channels.thread set leads_to = ${target} where id = ${source} or leads_to = ${source}`);
  await refreshTimes(tx, target);
  return { id, kind: 'merge', source, target, messages, since: [] };
}

/** Whom the part is with: who wrote first in it, else the same customer. */
async function customerOfPart(tx: Tx, source: Thread, messages: string[]): Promise<string> {
  const first = await tx.maybe<{ address: string; name: string; customer: string }>(sql`
    select address, author_name as name from channels.message
    where id = any(${messages}::uuid[]) and direction = 'in' and address is not null order by at, id limit 1`);
  return first === undefined ? source.customer : await customerOfAddress(tx, first, { at: tx.now, source: null });
}

async function refuseForeign(tx: Tx, thread: string, messages: string[]): Promise<string[]> {
  const all = await messagesIn(tx, thread);
  const there = all.filter((id) => messages.includes(id));
  if (there.length === 0 || there.length < messages.length)
    throw problem('conflict', { code: 'stale', detail: 'That message stands elsewhere by now.' });
  return all;
}

/** Makes a conversation of its own of some messages. Throws `refused` when none would stay. */
export async function splitThread(
  tx: Tx,
  { source, messages, byName }: { source: string; messages: string[]; byName: string },
): Promise<Arranged> {
  await holdThreads(tx, [source]);
  const from = await ownThread(tx, source);
  const all = await refuseForeign(tx, source, messages);
  if (all.length === messages.length)
    throw problem('refused', { detail: 'This is all of the conversation: nothing would stay behind.' });
  const { subject } = await tx.one<{ subject: string }>(sql`select subject from channels.message
    where id = any(${messages}::uuid[]) order by at, id limit 1`);
  const customer = await customerOfPart(tx, from, messages);
  const into = await openThread(tx, {
    account: from.account,
    channel: 'mail',
    customer,
    subject: subject || from.subject,
  });
  const id = await keepArrangement(tx, { kind: 'split', source, target: into.id, byName, before: before(from, into) });
  await relocate(tx, { arrangement: id, messages, target: into.id });
  await inviteWriters(tx, { arrangement: id, messages, target: into.id });
  await tx.run(sql`insert into channels.read_mark (thread, reader, message, at)
    select ${into.id}, reader, message, at from channels.read_mark where thread = ${source}`);
  await refreshTimes(tx, into.id);
  await refreshTimes(tx, source);
  return { id, kind: 'split', source, target: into.id, messages, since: [] };
}

/** Puts one message into another conversation; the last one takes its whole conversation along. */
export async function moveMessage(
  tx: Tx,
  { message, source, target, byName }: { message: string; source: string; target: string; byName: string },
): Promise<Arranged> {
  const [from, into] = await bothThreads(tx, { source, target });
  const messages = [message];
  const all = await refuseForeign(tx, source, messages);
  if (all.length === 1) return await mergeThreads(tx, { source, target, byName });
  if (from.customer !== into.customer) await refuseUnderway(tx, messages);
  const id = await keepArrangement(tx, { kind: 'move', source, target, byName, before: before(from, into) });
  await relocate(tx, { arrangement: id, messages, target });
  await inviteWriters(tx, { arrangement: id, messages, target });
  await refreshTimes(tx, source);
  await refreshTimes(tx, target);
  return { id, kind: 'move', source, target, messages, since: [] };
}

/** Says that a conversation in review is a matter of its own. */
export async function keepApart(tx: Tx, { thread, byName }: { thread: string; byName: string }): Promise<Arranged> {
  await holdThreads(tx, [thread]);
  const review = await tx.maybe<{ target: string }>(
    sql`update channels.review set state = 'apart' where thread = ${thread} and state = 'open' returning target`,
  );
  if (!review) throw problem('conflict', { code: 'stale', detail: 'Somebody has decided this already.' });
  const target = (await threadOf(tx, review.target)).id;
  const [from, into] = [await threadOf(tx, thread), await threadOf(tx, target)];
  const id = await keepArrangement(tx, { kind: 'apart', source: thread, target, byName, before: before(from, into) });
  return { id, kind: 'apart', source: thread, target, messages: [], since: [] };
}
