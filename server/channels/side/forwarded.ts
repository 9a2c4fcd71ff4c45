import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { forwardHead, headText, type ForwardHead } from '#core/channels/quotes/forward-head.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import { wireId } from '#core/contract/codecs.ts';
import { readMarked } from '#core/marked/read.ts';
import { workspaceSettings } from '#people';
import { sql, type Html, type Tx } from '#platform';
import type { MessageFile } from '../message-files.ts';
import { messageHtml, messagesById, type Message } from '../messages.ts';
import { markedHtml } from '../mail/out/marked-html.ts';
import { takePictures } from '../mail/pictures/along-pictures.ts';

/** A message that is passed on: what stands above it, its words, and how it was laid out. */
export interface Forwarded {
  head: ForwardHead;
  text: string;
  /** Null: plain words. */
  layout: Html | Html[] | null;
  /** Pictures among its words. */
  pictures: MessageFile[];
}

/** Messages of the conversation that one of ours passes on, the oldest first: nothing of what is forgotten by now. */
export async function forwarded(tx: Tx, message: string): Promise<Forwarded[]> {
  const { quotes } = await tx.one<{ quotes: string[] | null }>(
    sql`select quotes from channels.message where id = ${message}`,
  );
  if (quotes === null) return [];
  const { language, zone } = await workspaceSettings(tx);
  const spoken = { language: chatLanguageFor([language]), zone };
  const found: Forwarded[] = [];
  for (const one of (await messagesById(tx, quotes)).toReversed()) {
    const head = forwardHead({ ...one, from: writerOf(one), to: await readersOf(tx, one) }, spoken);
    found.push({ head, ...(await bodyOf(tx, one)) });
  }
  return found;
}

function writerOf({ author, address, direction }: Message) {
  return { name: author.name, address: direction === 'in' ? address : null };
}

/** Whom it was to, seen by all; of what came to us our own address. */
async function readersOf(tx: Tx, { thread, direction, address, recipients }: Message) {
  const others = recipients.filter(({ kind }) => kind === 'to');
  if (direction === 'out') return [...(address === null ? [] : [{ name: '', address }]), ...others];
  const ours = await tx.maybe<{ address: string | null }>(
    sql`select our_address as address from channels.thread where id = ${thread}`,
  );
  return ours?.address == null ? others : [{ name: '', address: ours.address }, ...others];
}

/** As it was laid out: a mail by its sender, words of ours with their marks. */
async function bodyOf(tx: Tx, one: Message): Promise<Omit<Forwarded, 'head'>> {
  const html = one.direction === 'in' ? await messageHtml(tx, one.id) : null;
  if (html !== null) {
    const laidOut = takePictures(html, one.files);
    return { text: one.text, layout: { html: laidOut.html }, pictures: laidOut.pictures };
  }
  const text = visibleText(one.text, one.spans);
  if (one.marked === null) return { text, layout: null, pictures: [] };
  const pictures = one.files.filter(({ inline, contentId }) => inline && contentId !== null);
  const names = new Map(pictures.map(({ id, contentId }) => [wireId('fil', id), contentId ?? '']));
  return { text, layout: markedHtml(readMarked(one.marked).content, names), pictures };
}

/** The same as words of a mail. */
export function forwardedText({ head, text }: Pick<Forwarded, 'head' | 'text'>): string {
  return `${headText(head)}\n\n${text.trim()}`;
}

/** Which messages these of ours quote. */
export async function quotesOf(tx: Tx, messages: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.all<{ id: string; quotes: string[] }>(sql`select id, quotes from channels.message
    where id = any(${[...messages]}::uuid[]) and quotes is not null`);
  return new Map(rows.map(({ id, quotes }) => [id, quotes]));
}
