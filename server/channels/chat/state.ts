import type { z } from 'zod';
import { chatCard } from '#core/channels/chat-card.ts';
import type { chatMessage, chatState } from '#core/channels/chat-stream.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import type { App, Tx } from '#platform';
import { messagesById, messagesOf, type Message } from '../messages.ts';
import { readMarksOf } from '../read-marks.ts';
import { fileUrl } from './files.ts';
import type { Visitor } from './visitor.ts';

export type State = z.output<typeof chatState>;
export type VisitorMessage = z.output<typeof chatMessage>;

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

/** A card where the panels that can draw it look for one. */
function cardOf(card: unknown): Pick<VisitorMessage, 'card' | 'question'> {
  const read = chatCard.safeParse(card);
  if (!read.success) return { card: null, question: null };
  if (read.data.kind === 'offer') return { card: read.data, question: null };
  // The asker's id is nobody else's business.
  const { kind, ...asked } = { ...read.data, ref: '' };
  return kind === 'csat' ? { card: { ...asked, kind }, question: null } : { card: null, question: { ...asked, kind } };
}

/** A message as the visitor may see it: of agents the first name, of files a signed address, of a mail what it says. */
export function visitorMessage(tx: Tx, app: App, message: Message): VisitorMessage {
  const { id, author, text, spans, at, direction } = message;
  const files = message.files.map((file) => {
    const url = fileUrl(app.keyring, { workspace: tx.workspace, message: id, file: file.id }, app.world.now());
    return { id: file.id, name: file.name, type: file.type, size: file.size, url };
  });
  const mine = direction === 'in';
  return {
    id,
    from: author.kind === 'customer' ? 'visitor' : author.kind,
    name: author.kind === 'agent' ? firstName(author.name) : '',
    text: visibleText(text, spans),
    at,
    clientId: mine ? message.clientId : null,
    files,
    ...cardOf(message.card),
  };
}

/** `a…@example.com`: enough to know it again, too little to learn it. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}

function newest(marks: Array<{ at: Date }>): Date | null {
  return marks.reduce<Date | null>((most, { at }) => (most === null || at > most ? at : most), null);
}

async function pageOf(
  tx: Tx,
  thread: string,
  since: Date | undefined,
): Promise<{ items: Message[]; next: string | null }> {
  const page = await messagesOf(tx, thread, { limit: 50 });
  while (since && page.next !== null && page.items.length < 500 && page.items.at(-1)!.at > since) {
    const older = await messagesOf(tx, thread, { limit: 200, after: page.next });
    page.items.push(...older.items);
    page.next = older.next;
  }
  return page;
}

/** Whether somebody of ours is there now. */
export function isOnline(app: App, workspace: string): boolean {
  return app.live.presence.present(workspace).length > 0;
}

/** What a visitor who has said nothing yet is shown. */
export function stateBeforeWords(app: App, workspace: string, { email }: Visitor): State {
  const online = isOnline(app, workspace);
  const masked = email === null ? null : maskEmail(email);
  return { messages: [], older: null, readAt: null, seenAt: null, online, email: masked };
}

/** What stands in the visitor's conversation: the newest messages, or all since a moment, oldest first. */
export async function stateOf(tx: Tx, app: App, of: { visitor: Visitor; since?: Date | undefined }): Promise<State> {
  const { visitor, since } = of;
  const before = stateBeforeWords(app, tx.workspace, visitor);
  if (visitor.thread === null) return before;
  const page = await pageOf(tx, visitor.thread, since);
  const marks = await readMarksOf(tx, visitor.thread);
  return {
    ...before,
    messages: page.items.map((message) => visitorMessage(tx, app, message)).toReversed(),
    older: page.next,
    readAt: newest(marks.filter(({ reader }) => reader !== 'customer')),
    seenAt: newest(marks.filter(({ reader }) => reader === 'customer')),
  };
}

/** Older messages than the cursor's, newest first. */
export async function olderMessages(tx: Tx, app: App, input: { thread: string | null; after: string }) {
  if (input.thread === null) return { messages: [], older: null };
  const { items, next } = await messagesOf(tx, input.thread, { after: input.after, limit: 50 });
  return { messages: items.map((message) => visitorMessage(tx, app, message)), older: next };
}

/** One message for the visitor, if it is still there. */
export async function oneMessage(tx: Tx, app: App, id: string): Promise<VisitorMessage | undefined> {
  const [message] = await messagesById(tx, [id]);
  return message && visitorMessage(tx, app, message);
}
