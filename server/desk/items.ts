import { problem, sql, type RawBuilder, type Tx } from '#platform';
import { textWithoutFields } from '#core/channels/form/submission.ts';
import { messagesOf, readMarksOf, submissionsOf, type Message, type Submission } from '#channels';
import { familyOf } from './conversation.ts';
import { outgoingItems } from './outgoing-item.ts';

interface Note {
  id: string;
  at: Date;
  authorName: string;
  text: string;
  marked: string | null;
}

interface ChangeRow {
  id: string;
  at: Date;
  byName: string;
  what: string;
  detail: string | null;
}

interface ItemsPage {
  after?: string | undefined;
  limit?: number | undefined;
}

/** Messages, notes and changes of a conversation, newest first; pages are cut by messages. */
export async function itemsOf(tx: Tx, conversation: string, page: ItemsPage) {
  const cursor = page.after === undefined ? undefined : readCursor(page.after);
  const messages = await messagesOf(tx, conversation, {
    ...(cursor ? { after: cursor.messages } : {}),
    ...(page.limit ? { limit: page.limit } : {}),
  });
  const from = oldestOf(messages);
  const before = cursor?.before ?? null;
  // What was put into another conversation keeps its notes and history, and shows them there.
  const between = sql`conversation = any(array${familyOf(tx, conversation)}) and at >= ${from} and (${before}::timestamptz is null or at < ${before})`;
  const [marks, shown, notes, changes] = await Promise.all([
    readMarksOf(tx, conversation),
    messageItems(tx, messages.items),
    notesIn(tx, between),
    changesIn(tx, between),
  ]);
  const items = [...shown(marks.find(({ reader }) => reader === 'customer')?.at), ...notes, ...changes];
  items.sort((a, b) => b.at.getTime() - a.at.getTime());
  return { items, next: messages.next === null ? null : writeCursor({ messages: messages.next, before: from }) };
}

/** Messages as they are shown, by how far the customer has read. */
export async function messageItems(tx: Tx, messages: readonly Message[]) {
  const [outgoing, forms] = await Promise.all([outgoingItems(tx, messages), submissionsOf(tx, formMessages(messages))]);
  return (seenUntil?: Date) =>
    messages.map((message) => ({
      ...messageItem(message, seenUntil),
      ...outgoing(message),
      form: formOf(message, forms.get(message.id)),
    }));
}

function formMessages(messages: readonly Message[]): string[] {
  return messages.filter(({ channel, direction }) => channel === 'form' && direction === 'in').map(({ id }) => id);
}

function formOf({ text }: Message, submission: Submission | undefined) {
  if (submission === undefined) return null;
  const { form: name, language, fields, page } = submission;
  return { name, language, page, fields, words: textWithoutFields(text, fields) };
}

/** The last page reaches back to the beginning. */
function oldestOf(messages: { items: Message[]; next: string | null }): Date {
  return (messages.next === null ? undefined : messages.items.at(-1)?.at) ?? new Date(0);
}

async function notesIn(tx: Tx, between: RawBuilder<unknown>) {
  const notes = await tx.all(sql<Note>`select id, at, author_name, text, marked from desk.note where ${between}`);
  return notes.map(({ authorName, ...note }) => ({ type: 'note' as const, ...note, author: authorName }));
}

async function changesIn(tx: Tx, between: RawBuilder<unknown>) {
  const changes = await tx.all(sql<ChangeRow>`select id, at, by_name, what, detail from desk.change where ${between}`);
  return changes.map(({ byName, ...change }) => ({ type: 'change' as const, ...change, by: byName }));
}

/** Of ours the one it is written to stands first, where there are more. */
function recipientsShown({ direction, address, recipients }: Message): Message['recipients'] {
  if (direction === 'in' || recipients.length === 0 || address === null) return recipients;
  return [{ address, name: '', kind: 'to', state: null, reason: null }, ...recipients];
}

function messageItem(message: Message, seenUntil: Date | undefined) {
  const { id, at, direction, channel, author, subject, text, hasHtml, purpose, automatic, state, stateReason, files } =
    message;
  return {
    type: 'message' as const,
    id,
    at,
    direction,
    channel,
    subject,
    text,
    marked: message.marked,
    spans: message.spans,
    hasHtml,
    purpose,
    automatic,
    automaticReason: message.automaticReason,
    state,
    stateReason,
    author: {
      kind: author.kind,
      name: author.name,
    },
    read: direction === 'out' && seenUntil !== undefined && at <= seenUntil,
    marks: message.marks,
    trust: message.trust,
    recipients: recipientsShown(message),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      type: file.type,
      size: file.size,
      inline: file.inline,
    })),
  };
}

interface Cursor {
  messages: string;
  before: Date;
}

function writeCursor({ messages, before }: Cursor): string {
  return Buffer.from(`${before.toISOString()} ${messages}`).toString('base64url');
}

function readCursor(text: string): Cursor {
  const [before, messages] = Buffer.from(text, 'base64url').toString().split(' ');
  const date = new Date(before ?? '');
  if (messages === undefined || Number.isNaN(date.getTime()))
    throw problem('invalid', { detail: 'This list position is not known.' });
  return { messages, before: date };
}
