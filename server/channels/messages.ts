import type { BounceReason } from '#core/channels/bounce-reasons.ts';
import { spansOfStored } from './stored-spans.ts';
import type { Span } from '#core/channels/quotes/span.ts';
import type { Recipient } from '#core/channels/copies.ts';
import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { MailMark } from '#core/channels/mail-marks.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { newestFirst, problem, sql, type RawBuilder, type Tx } from '#platform';
import type { Channel } from './threads.ts';
import { recipientsOf } from './mail/recipients/recipients.ts';
import { filesOf, type MessageFile } from './message-files.ts';

export type MessageState = 'received' | 'queued' | 'retrying' | 'sent' | 'delivered' | 'uncertain' | 'failed';
export type Purpose = 'reply' | 'survey' | 'notice';
export type Author = {
  kind: 'customer' | 'agent' | 'bot' | 'system';
  id: string | null;
  name: string;
};

export type Message = {
  id: string;
  thread: string;
  channel: Channel;
  direction: 'in' | 'out';
  author: Author;
  /** It came from, or went to. */
  address: string | null;
  subject: string;
  text: string;
  /** The same with its marks, of what a person of ours marked. */
  marked: string | null;
  /** What of the text is visible, quoted or a signature: they cover it exactly. */
  spans: Span[];
  hasHtml: boolean;
  purpose: Purpose;
  automatic: boolean;
  automaticReason: string | null;
  /** Whether it comes from whom it says; null where nobody looked. */
  trust: MailTrust | null;
  state: MessageState;
  stateReason: string | null;
  clientId: string | null;
  providerId: string | null;
  /** What is to be said of a mail beside its words (core/channels/mail-marks.ts). */
  marks: MailMark[];
  /** A question of the chat (core/channels/chat-card.ts). */
  card: unknown;
  /** What was last told about it: that it came back, waits, or was complained about. */
  bounce: MessageBounce | null;
  at: Date;
  /** When a mail says it was written. */
  writtenAt: Date | null;
  editedAt: Date | null;
  /** As whom it went out, and what stood under it. */
  sender: string | null;
  signature: string | null;
  anyway: boolean;
  /** To whom it went or came beside the one it is to or from. */
  recipients: Recipient[];
  files: MessageFile[];
};

export type MessageBounce = {
  kind: 'delivery' | 'complaint';
  address: string | null;
  action: 'failed' | 'delayed' | 'delivered';
  status: string | null;
  reason: BounceReason;
  diagnostic: string;
  /** The report named this mail; else it fits it, and may be about another. */
  sure: boolean;
};

type Row = Omit<Message, 'author' | 'files' | 'recipients' | 'spans'> & {
  spans: Span[] | null;
  authorKind: Author['kind'];
  authorId: string | null;
  authorName: string;
};

const lastBounce = sql`case when direction = 'out' then (select jsonb_build_object('kind', bounce.kind, 'address', bounce.address,
    'action', bounce.action, 'status', bounce.status, 'reason', bounce.reason, 'diagnostic', bounce.diagnostic, 'sure', bounce.sure)
  from channels.bounce where bounce.message = message.id and (bounce.action <> 'delivered' or bounce.kind = 'complaint')
  order by bounce.sure desc, bounce.at desc, bounce.id desc limit 1) end`;

const columns = sql`id, thread, channel, direction, author_kind, author_id, author_name, address, subject, text, marked, spans,
  html is not null as has_html, purpose, automatic, automatic_reason, trust, state, state_reason,
  client_id, provider_id, marks, card, ${lastBounce} as bounce, at, written_at, edited_at, sender, signature, anyway`;

async function withFiles(tx: Tx, rows: Row[]): Promise<Message[]> {
  const [files, recipients] = await Promise.all([
    filesOf(
      tx,
      rows.map((row) => row.id),
    ),
    recipientsOf(
      tx,
      rows.flatMap(({ id, channel }) => (channel === 'mail' ? [id] : [])),
    ),
  ]);
  return rows.map(({ authorKind, authorId, authorName, ...row }) => ({
    ...row,
    spans: spansOfStored(row),
    author: { kind: authorKind, id: authorId, name: authorName },
    recipients: recipients.get(row.id) ?? [],
    files: files.get(row.id) ?? [],
  }));
}

/** One message with its files; throws not-found. */
export async function messageOf(tx: Tx, id: string): Promise<Message> {
  const [message] = await messagesById(tx, [id]);
  if (!message) throw problem('not-found', { detail: 'No such message.' });
  return message;
}

/** The messages with these ids, newest first; unknown ids are left out. */
export async function messagesById(tx: Tx, ids: string[]): Promise<Message[]> {
  if (ids.length === 0) return [];
  const rows = await tx.all<Row>(sql`select ${columns} from channels.message
    where id = any(${ids}::uuid[]) order by at desc, id desc`);
  return await withFiles(tx, rows);
}

/** The HTML a message came with, already sanitised; null when it is plain text. */
export async function messageHtml(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.maybe<{ html: string | null }>(sql`select html from channels.message where id = ${id}`);
  if (!row) throw problem('not-found', { detail: 'No such message.' });
  return row.html;
}

/** Where one click ends messages of this kind; null: nowhere. */
export async function unsubscribeOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.one<{ unsubscribe: string | null }>(
    sql`select unsubscribe from channels.message where id = ${id}`,
  );
  return row.unsubscribe;
}

/** A page of a thread's messages, newest first; `next` leads to older ones and is null at the beginning. */
export async function messagesOf(tx: Tx, thread: string, page: Partial<PageQuery> = {}): Promise<Page<Message>> {
  const list = newestFirst<Row>(
    { after: page.after, limit: Math.min(page.limit ?? 50, 200) },
    { at: sql`at`, id: sql`id`, of: (row) => row.at },
  );
  const rows = await tx.all<Row>(sql`select ${columns} from channels.message
    where thread = ${thread} and ${list.where} ${list.order} ${list.limit}`);
  const { items, next } = list.page(rows, (row) => row);
  return { items: await withFiles(tx, items), next };
}

/** The newest message of each thread, for lists; what machines of ours told stands there only where there is nothing else. */
export async function latestMessages(tx: Tx, threads: string[]): Promise<Map<string, Message>> {
  if (threads.length === 0) return new Map();
  const newest = (which: RawBuilder<unknown>) => sql`(select told.id from channels.message told
    where told.thread = thread.id and ${which} order by told.at desc, told.id desc limit 1)`;
  const rows = await tx.all<Row>(sql`select ${columns} from channels.message where id = any(array(
    select coalesce(${newest(sql`told.purpose <> 'notice'`)}, ${newest(sql`true`)}) from channels.thread where thread.id = any(${threads}::uuid[])))`);
  const messages = await withFiles(tx, rows);
  return new Map(messages.map((message) => [message.thread, message]));
}
