import type { Span } from '#core/channels/quotes/span.ts';
import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { MailMark } from '#core/channels/mail-marks.ts';
import type { Claim } from '#customers';
import { problem, publish, sql, type App, type Tx } from '#platform';
import { customerOf } from './customer-of.ts';
import { messageReceived } from './events.ts';
import { isKeptOut } from './kept-out.ts';
import { insertOnce } from './insert-once.ts';
import { attachFiles, attachUploads, type NewFile } from './message-files.ts';
import { receivedBeside } from './side/tell.ts';
import { recordReceived } from './spine.ts';
import { openThread, threadToWriteIn, type Channel, type Thread } from './threads.ts';

export type IncomingMessage = {
  account: string | null;
  channel: Channel;
  /** The thread it continues. The caller has checked that the sender may. */
  thread?: string | undefined;
  /** Who it is, when the channel already knows; otherwise found (or made) by the claims. */
  customer?: string | undefined;
  claims: Claim[];
  name?: string | undefined;
  /** The address it came from, where the channel has addresses. */
  address?: string | undefined;
  /** The address of ours that it was written to. */
  ourAddress?: string | undefined;
  subject?: string | undefined;
  text: string;
  /** What of the text is quoted or a signature, where the channel has such; all is visible otherwise. */
  spans?: Span[] | undefined;
  /** Sanitised by the caller. */
  html?: string | null | undefined;
  files?: NewFile[] | undefined;
  /** What is to be said of a mail beside its words and files. */
  marks?: MailMark[] | undefined;
  /** Ids from `keepUpload`, and who uploaded them. */
  uploads?: { ids: string[]; by: string | null } | undefined;
  automatic?: string | undefined;
  /** Whether it comes from whom it says, where the channel can look. */
  trust?: MailTrust | undefined;
  splitReason?: string | undefined;
  externalKey?: string | undefined;
  clientId?: string | undefined;
  providerId?: string | undefined;
  raw?: string | undefined;
  at?: Date | undefined;
  /** When it says it was written, where that may be long ago. */
  writtenAt?: Date | undefined;
  /** The import it came by: it is of the past, so nobody is told, and its thread is settled when the import is over. */
  past?: { source: string } | undefined;
  /** Why its conversation is to begin under spam. */
  suspicion?: string | undefined;
};

export type Received = {
  thread: string;
  message: string;
  customer: string;
  first: boolean;
  duplicate: boolean;
  /** The conversation that its thread is a side conversation of. */
  beside: string | null;
};

async function writerOf(tx: Tx, input: IncomingMessage, at: Date): Promise<string> {
  if (input.customer !== undefined) return input.customer;
  if (input.claims.length === 0) {
    throw problem('invalid', { detail: 'A message needs somebody who wrote it.' });
  }
  return await customerOf(tx, input, { at, source: null });
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** What is undefined becomes null. */
async function insertMessage(
  tx: Tx,
  input: IncomingMessage,
  about: { thread: Thread; at: Date },
): Promise<{ id: string; duplicate: boolean }> {
  const { thread, at } = about;
  return await insertOnce(
    tx,
    { thread: thread.id, clientId: input.clientId },
    sql`
    insert into channels.message (thread, channel, direction, author_kind, author_id, author_name, address, subject, text, html,
      spans, marks, automatic, automatic_reason, trust, state, client_id, provider_id, raw, written_at, at)
    values (${thread.id}, ${input.channel}, 'in', 'customer', ${thread.beside === null ? thread.customer : null}, ${input.name ?? ''}, ${input.address}, ${input.subject ?? ''},
      ${input.text}, ${input.html}, ${jsonOrNull(input.spans)}::jsonb,
      ${JSON.stringify(input.marks ?? [])}::jsonb, ${input.automatic !== undefined}, ${input.automatic},
      ${jsonOrNull(input.trust)}::jsonb, 'received', ${input.clientId}, ${input.providerId}, ${input.raw}, ${input.writtenAt}, ${at})`,
  );
}

/**
 * Takes in one message of a customer: finds who wrote it, continues or opens the thread, keeps the words and files,
 * writes the interaction and publishes `message.received`, all in the caller's transaction.
 * The same `clientId` in the same thread again changes nothing and answers the first message.
 */
export async function receiveMessage(tx: Tx, app: App, input: IncomingMessage): Promise<Received> {
  const at = input.at ?? tx.now;
  const thread =
    input.thread !== undefined
      ? await threadToWriteIn(tx, input.thread)
      : await openThread(tx, { ...input, customer: await writerOf(tx, input, at) });
  const [{ id: message, duplicate }, keptOut] = await Promise.all([
    insertMessage(tx, input, { thread, at }),
    isKeptOut(tx, thread.customer),
  ]);
  const first = input.thread === undefined || (thread.lastInAt === null && thread.lastOutAt === null);
  const { customer, beside } = thread;
  const received = { thread: thread.id, message, customer, first, duplicate, beside };
  if (duplicate) return { ...received, first: false };

  // Of somebody who is kept out the bytes stay as they came, and nothing is taken out of them.
  const files = beside === null && keptOut ? 0 : await attach(tx, app, { input, message, customer });
  await Promise.all([
    tx.run(sql`update channels.thread set started_at = least(started_at, ${at}),
      last_in_at = greatest(last_in_at, ${at}), our_address = coalesce(${input.ourAddress ?? null}, our_address) where id = ${thread.id}`),
    tell(tx, input, { received, at, files }),
  ]);
  return received;
}

async function attach(
  tx: Tx,
  app: App,
  { input, message, customer }: { input: IncomingMessage; message: string; customer: string },
): Promise<number> {
  const { files = [], uploads = { ids: [], by: null } } = input;
  await attachFiles(tx, app, { message, customer, files });
  await attachUploads(tx, { message, uploads: uploads.ids, by: uploads.by });
  return files.length + uploads.ids.length;
}

/** Onto the spine and to whoever listens; of the past nobody hears. */
async function tell(
  tx: Tx,
  { channel, automatic: reason, past, suspicion }: IncomingMessage,
  { received, at, files }: { received: Received; at: Date; files: number },
): Promise<void> {
  const { first, duplicate: _, beside, ...ids } = received;
  if (beside !== null) return await receivedBeside(tx, { ...ids, beside, at, automatic: reason !== undefined });
  const about = { ...ids, channel, automatic: reason !== undefined };
  const data = { ...about, first, suspicion };
  await Promise.all([
    recordReceived(tx, { ...about, at, first: first && past === undefined, files, source: past?.source }),
    past === undefined && publish(tx, messageReceived, { subject: ids.thread, data }),
  ]);
}
