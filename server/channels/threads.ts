import type { Channel } from '#core/channels/channel.ts';
import { problem, sql, type Tx } from '#platform';

export type { Channel };

export type Thread = {
  id: string;
  /** What a customer may name. */
  number: number;
  account: string | null;
  channel: Channel;
  customer: string;
  subject: string;
  externalKey: string | null;
  splitReason: string | null;
  /** The conversation that this is a side conversation of, as it was begun; null for all others. */
  beside: string | null;
  startedAt: Date;
  lastInAt: Date | null;
  lastOutAt: Date | null;
};

const columns = sql`id, number::float8 as number, account, channel, customer, subject, external_key, split_reason, beside,
  started_at, last_in_at, last_out_at`;

/** The thread with this id, or the one that it was put into; throws not-found. */
export async function threadOf(tx: Tx, id: string): Promise<Thread> {
  const thread = await tx.maybe<Thread>(sql`select ${columns} from channels.thread
    where id = (select coalesce(named.leads_to, named.id) from channels.thread named where named.id = ${id})`);
  if (!thread) throw problem('not-found', { detail: 'No such conversation.' });
  return thread;
}

/** The thread that a message stands in, and when it came; throws not-found. */
export async function threadOfMessage(tx: Tx, message: string): Promise<Thread & { at: Date }> {
  const found = await tx.maybe<Thread & { at: Date }>(sql`
    select ${columns}, (select at from channels.message where id = ${message}) as at from channels.thread
    where id = (select coalesce(named.leads_to, named.id) from channels.message
      join channels.thread named on named.id = message.thread where message.id = ${message})`);
  if (!found) throw problem('not-found', { detail: 'No such message.' });
  return found;
}

/** The same for writing into it: until the transaction ends nobody puts it elsewhere. */
export async function threadToWriteIn(tx: Tx, id: string): Promise<Thread> {
  const [named, thread] = await Promise.all([
    tx.maybe<{ leadsTo: string | null }>(sql`select leads_to from channels.thread where id = ${id} for key share`),
    threadOf(tx, id),
  ]);
  if (named?.leadsTo == null) return thread;
  await tx.run(sql`select 1 from channels.thread where id = ${named.leadsTo} for key share`);
  return await threadOf(tx, id);
}

/** Holds threads, so that nobody arranges or empties them at the same time. In one order: nobody waits in a ring. */
export async function holdThreads(tx: Tx, threads: string[]): Promise<void> {
  await tx.run(sql`select 1 from channels.thread where id = any(${threads}::uuid[]) order by id for update`);
}

/** The thread with this number, or the one that it was put into; undefined when there is none. */
export async function numberedThread(tx: Tx, number: number): Promise<string | undefined> {
  const found = await tx.maybe<{ id: string }>(sql`select coalesce(leads_to, id) as id from channels.thread
    where workspace = ${tx.workspace} and number = ${number}`);
  return found?.id;
}

/** The threads with these ids, in no order; unknown ids are left out. */
export async function threadsOf(tx: Tx, ids: string[]): Promise<Thread[]> {
  if (ids.length === 0) return [];
  return await tx.all<Thread>(sql`select ${columns} from channels.thread where id = any(${ids}::uuid[])`);
}

/** The thread an account knows by the channel's own key (a chat session, a ticket number). */
export async function threadByKey(tx: Tx, account: string, key: string): Promise<Thread | undefined> {
  return await tx.maybe<Thread>(
    sql`select ${columns} from channels.thread where account = ${account} and external_key = ${key}`,
  );
}

/** The newest thread of a customer on an account, whoever began it. */
export async function latestThread(tx: Tx, account: string, customers: string[]): Promise<Thread | undefined> {
  return await tx.maybe<Thread>(sql`select ${columns} from channels.thread
    where account = ${account} and customer = any(${customers}::uuid[])
    order by coalesce(last_in_at, started_at) desc limit 1`);
}

export type NewThread = {
  account: string | null;
  channel: Channel;
  customer: string;
  subject?: string | undefined;
  externalKey?: string | null | undefined;
  splitReason?: string | null | undefined;
  beside?: string | undefined;
  /** Left out: the next one. */
  number?: number | undefined;
};

/** Begins a thread without a message: chat opens one when the visitor first writes, we when we write first. */
export async function openThread(tx: Tx, input: NewThread): Promise<Thread> {
  return await tx.one<Thread>(sql`
    insert into channels.thread (account, channel, customer, subject, external_key, split_reason, beside, number, started_at)
    values (${input.account}, ${input.channel}, ${input.customer}, ${input.subject ?? ''},
      ${input.externalKey ?? null}, ${input.splitReason ?? null}, ${input.beside ?? null},
      coalesce(${input.number ?? null}::bigint, nextval('channels.thread_number')), ${tx.now})
    returning ${columns}`);
}

/** A visitor turned out to be somebody: the thread follows the customer it was proven to belong to. */
export async function giveThreadTo(tx: Tx, thread: string, customer: string): Promise<void> {
  await tx.run(sql`update channels.thread set customer = ${customer} where id = ${thread} or beside = ${thread}`);
}

/** Lets an address continue the thread. */
export async function addParticipant(
  tx: Tx,
  thread: string,
  who: { address: string; name?: string | undefined },
): Promise<void> {
  await tx.run(sql`insert into channels.participant (thread, address, name, joined_at)
    values (${thread}, ${who.address.toLowerCase()}, ${who.name ?? ''}, ${tx.now})
    on conflict (thread, address) do nothing`);
}

/** The addresses that take part in a thread, lower case; of those who came with one mail, whom it was from or to stands before its copies. */
export async function participantsOf(tx: Tx, thread: string): Promise<Array<{ address: string; name: string }>> {
  return await tx.all(sql`select address, name from channels.participant where thread = ${thread}
    order by joined_at, not exists (select from channels.message
      where message.thread = participant.thread and message.address = participant.address), address`);
}

/** How many conversations and messages the workspace has. */
export function countThreads(tx: Tx): Promise<{ conversations: number; messages: number }> {
  return tx.one(sql<{ conversations: number; messages: number }>`
    select (select count(*)::int from channels.thread where beside is null) as conversations,
      (select count(*)::int from channels.message) as messages`);
}
