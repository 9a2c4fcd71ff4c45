import { problem, sql, type Tx } from '#platform';
import type { Channel } from './threads.ts';
import { filesOf, type MessageFile } from './message-files.ts';

export type MessageState = 'received' | 'queued' | 'sent' | 'delivered' | 'uncertain' | 'refused';
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
  subject: string;
  text: string;
  hasHtml: boolean;
  purpose: Purpose;
  automatic: boolean;
  automaticReason: string | null;
  state: MessageState;
  stateReason: string | null;
  clientId: string | null;
  providerId: string | null;
  /** A question of the chat (core/channels/chat-card.ts). */
  card: unknown;
  at: Date;
  editedAt: Date | null;
  files: MessageFile[];
};

type Row = Omit<Message, 'author' | 'files'> & {
  authorKind: Author['kind'];
  authorId: string | null;
  authorName: string;
};

const columns = sql`id, thread, channel, direction, author_kind, author_id, author_name, subject, text,
  html is not null as has_html, purpose, automatic, automatic_reason, state, state_reason,
  client_id, provider_id, card, at, edited_at`;

async function withFiles(tx: Tx, rows: Row[]): Promise<Message[]> {
  const files = await filesOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map(({ authorKind, authorId, authorName, ...row }) => ({
    ...row,
    author: { kind: authorKind, id: authorId, name: authorName },
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

function decodeCursor(after: string): { at: Date; id: string } {
  const [at, id] = Buffer.from(after, 'base64url').toString().split('|');
  const date = new Date(Number(at));
  if (!id || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(date.getTime())) {
    throw problem('invalid', { detail: 'This list position is not known.' });
  }
  return { at: date, id };
}

function encodeCursor(last: { at: Date; id: string }): string {
  return Buffer.from(`${last.at.getTime()}|${last.id}`).toString('base64url');
}

/**
 * A page of a thread's messages, newest first; `next` leads to older ones and is null at the beginning.
 */
export async function messagesOf(
  tx: Tx,
  thread: string,
  page: { after?: string | undefined; limit?: number | undefined } = {},
): Promise<{ items: Message[]; next: string | null }> {
  const limit = Math.min(page.limit ?? 50, 200);
  const from = page.after === undefined ? undefined : decodeCursor(page.after);
  const older = from ? sql`and (date_trunc('milliseconds', at), id) < (${from.at}, ${from.id})` : sql``;
  const rows = await tx.all<Row>(sql`select ${columns} from channels.message
    where thread = ${thread} ${older} order by at desc, id desc limit ${limit + 1}`);
  const items = await withFiles(tx, rows.slice(0, limit));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(last) : null };
}

/** The newest message of each thread, for lists. */
export async function latestMessages(tx: Tx, threads: string[]): Promise<Map<string, Message>> {
  if (threads.length === 0) return new Map();
  const rows = await tx.all<Row>(sql`select newest.* from unnest(${threads}::uuid[]) as wanted (thread)
    cross join lateral (select ${columns} from channels.message where thread = wanted.thread
      order by at desc, id desc limit 1) as newest`);
  const messages = await withFiles(tx, rows);
  return new Map(messages.map((message) => [message.thread, message]));
}
