import { goesByMail, transportOf } from '#core/channels/channel.ts';
import type { Copy } from '#core/channels/copies.ts';
import type { ChatCard } from '#core/channels/chat-card.ts';
import { enqueue, publish, sql, type App, type Tx } from '#platform';
import { messageSent } from './events.ts';
import { insertOnce } from './insert-once.ts';
import { picturesAmong } from './marked-words.ts';
import { attachFiles, attachUploads, type NewFile } from './message-files.ts';
import { addressee } from './mail/out/addressee.ts';
import { keepCopies } from './mail/recipients/copies.ts';
import { outboxKey } from './outgoing.ts';
import type { Purpose } from './messages.ts';
import { takeAlong, type Along } from './side/take-along.ts';
import { recordSent } from './spine.ts';
import { threadToWriteIn, type Thread } from './threads.ts';

export type OutgoingMessage = {
  thread: string;
  text: string;
  /** The same with its marks; the text stands beside it. */
  marked?: string | null | undefined;
  /** Our own HTML (a survey's buttons); the text stands beside it. */
  html?: string | undefined;
  /** Where such messages can be ended, by one click (RFC 8058) where it is https; mail only. */
  unsubscribe?: string | undefined;
  /** A question that the chat draws instead of the text; other channels send the text. */
  card?: ChatCard | undefined;
  author: { kind: 'agent' | 'bot' | 'system'; id: string | null; name: string };
  purpose: Purpose;
  /** Stable: the same key in the same thread again sends nothing and answers the first message. */
  key: string;
  files?: NewFile[] | undefined;
  /** Ids from `keepUpload` by the same author. */
  uploads?: string[] | undefined;
  at?: Date | undefined;
  /** As whom it goes out (`sendersFor`), and what stands under it, filled already; mail only. */
  sender?: string | null | undefined;
  signature?: string | null | undefined;
  /** Also to an address that mail came back from. */
  anyway?: boolean | undefined;
  /** Whom it was meant for when somebody wrote it; mail only, and only one who takes part. */
  to?: string | null | undefined;
  /** Who else gets it (`checkCopies`); mail only. */
  copies?: readonly Copy[] | undefined;
  /** Of a side conversation: messages that stand quoted below, files that go along, and until when it can be taken back. */
  quotes?: readonly string[] | undefined;
  along?: readonly Along[] | undefined;
  dueAt?: Date | undefined;
};

const orNull = <Value>(value: Value | undefined) => value ?? null;

async function insertMessage(
  tx: Tx,
  input: OutgoingMessage,
  about: { thread: Thread; at: Date },
): Promise<{ id: string; duplicate: boolean }> {
  const { author } = input;
  const { thread, at } = about;
  const to = goesByMail(thread.channel) ? await addressee(tx, thread.id, input.to) : undefined;
  return await insertOnce(
    tx,
    { thread: thread.id, clientId: input.key },
    sql`
    insert into channels.message (thread, channel, direction, author_kind, author_id, author_name, address, subject, text, marked, html, card,
      purpose, automatic, state, client_id, sender, signature, anyway, unsubscribe, at)
    values (${thread.id}, ${transportOf(thread.channel)}, 'out', ${author.kind}, ${author.id}, ${author.name}, ${to?.address ?? null}, ${thread.subject}, ${input.text},
      ${input.marked ?? null}, ${input.html ?? null},
      ${input.card === undefined ? null : JSON.stringify(input.card)}::jsonb, ${input.purpose}, ${author.kind !== 'agent'}, 'queued', ${input.key},
      ${orNull(input.sender)}, ${orNull(input.signature)}, ${input.anyway ?? false},
      ${orNull(input.unsubscribe)}, ${at})`,
  );
}

/**
 * Writes to the customer of a thread: message, interaction, `message.sent` and outbox item in the caller's
 * transaction. The thread's channel is also the name of the transport that delivers it, but for a form, which has none.
 */
export async function sendMessage(
  tx: Tx,
  app: App,
  input: OutgoingMessage,
): Promise<{ message: string; duplicate: boolean }> {
  const at = input.at ?? tx.now;
  const thread = await threadToWriteIn(tx, input.thread);
  const { id: message, duplicate } = await insertMessage(tx, input, { thread, at });
  if (duplicate) return { message, duplicate };
  await attach(tx, input, { app, thread, message });
  await tx.run(sql`update channels.thread
    set last_out_at = greatest(last_out_at, ${at}) where id = ${thread.id}`);
  if (thread.beside === null) await tellSent(tx, input, { thread, message, at });
  await enqueue(tx, {
    transport: transportOf(thread.channel),
    key: outboxKey(message),
    subject: thread.id,
    payload: { message },
    priority: input.author.kind === 'agent' ? 10 : 0,
    ...(input.dueAt && { dueAt: input.dueAt }),
  });
  return { message, duplicate };
}

/** Who else gets it, and the files that go with it. */
async function attach(
  tx: Tx,
  input: OutgoingMessage,
  { app, thread, message }: { app: App; thread: Thread; message: string },
): Promise<void> {
  const { customer } = thread;
  const { files = [], uploads = [], along = [], quotes = [], copies = [], author, marked } = input;
  const byMail = goesByMail(thread.channel);
  if (byMail) await keepCopies(tx, { thread: thread.id, message }, copies);
  await attachFiles(tx, app, { message, customer, files });
  await attachUploads(tx, { message, uploads, by: author.id, inline: byMail ? picturesAmong(marked) : undefined });
  await takeAlong(tx, { message, customer, files: along, quotes });
}

/** Onto the spine and to whoever listens. Of a side conversation that is told once it has gone. */
async function tellSent(
  tx: Tx,
  { author, purpose }: OutgoingMessage,
  { thread, message, at }: { thread: Thread; message: string; at: Date },
): Promise<void> {
  const about = { thread: thread.id, message, customer: thread.customer, channel: thread.channel };
  await recordSent(tx, { ...about, at, purpose, author });
  await publish(tx, messageSent, { subject: thread.id, data: { ...about, purpose, author } });
}
