import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { NewFile } from '../message-files.ts';
import { headersOf, type MailHeaders } from './headers.ts';
import { htmlToText } from './html-to-text.ts';
import { mailIds } from './mail-ids.ts';
import { sanitiseHtml } from './sanitise-html.ts';

export type Mailbox = { address: string; name: string };

/** A mail as plain values. */
export type ReadMail = {
  mailId: string | undefined;
  inReplyTo: string[];
  references: string[];
  from: Mailbox;
  replyTo: Mailbox | undefined;
  /** To and Cc. */
  to: Mailbox[];
  /** Every address it was sent to or passed through, lower case. */
  recipients: string[];
  subject: string;
  text: string;
  /** Sanitised; null when it came as plain text. */
  html: string | null;
  files: NewFile[];
  headers: MailHeaders;
  /** Parts that a mail server's report is made of. */
  report: Array<{ type: string; text: string }>;
};

/** A mail nobody can be answered for; its reason is shown in the quarantine. */
export class Unreadable extends Error {}

const reportTypes = new Set([
  'message/delivery-status',
  'message/rfc822',
  'text/rfc822-headers',
  'message/global-delivery-status',
]);

/** Postgres holds no NUL, and half of a surrogate pair is no letter. */
function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function mailboxes(addresses: Address[] | undefined): Mailbox[] {
  return (addresses ?? [])
    .flatMap((address) => address.group ?? [address])
    .map(({ address, name }) => ({
      address: clean(address ?? '')
        .trim()
        .toLowerCase(),
      name: clean(name).trim(),
    }))
    .filter(({ address }) => /^[^\s@<>]+@[^\s@<>]+$/.test(address) && address.length <= 254);
}

function bytesOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

const extensions: Record<string, string> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'image/jpeg': 'jpg',
};

function nameOf(attachment: Attachment, position: number): string {
  const given =
    clean(attachment.filename ?? '')
      .split(/[/\\]/)
      .at(-1)
      ?.trim() ?? '';
  if (given !== '') return given.slice(0, 200);
  const type = attachment.mimeType;
  return `file-${position + 1}.${extensions[type] ?? type.split('/')[1]?.replaceAll(/[^a-z0-9]/g, '') ?? 'bin'}`;
}

function filesOf(mail: Email): NewFile[] {
  return mail.attachments.map((attachment, position) => ({
    bytes: bytesOf(attachment),
    name: nameOf(attachment, position),
    type: /^[\w.+-]+\/[\w.+-]+$/.test(attachment.mimeType) ? attachment.mimeType : 'application/octet-stream',
    contentId: attachment.contentId?.replaceAll(/[<>\s]/g, '') || undefined,
    inline: attachment.related === true || (attachment.disposition === 'inline' && attachment.contentId !== undefined),
  }));
}

function reportOf(mail: Email): ReadMail['report'] {
  return mail.attachments
    .filter(({ mimeType }) => reportTypes.has(mimeType))
    .map((part) => ({ type: part.mimeType, text: bytesOf(part).subarray(0, 200_000).toString('latin1') }));
}

function wordsOf(mail: Email): { text: string; html: string | null } {
  const html = mail.html === undefined || mail.html.trim() === '' ? null : clean(sanitiseHtml(mail.html));
  const plain = clean(mail.text ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
  return { html, text: plain === '' && mail.html !== undefined ? clean(htmlToText(mail.html)) : plain };
}

const passedThrough = ['delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to', 'x-forwarded-to'];

/** Reads raw bytes; throws Unreadable when there is no sender that could be answered. */
export async function readMail(bytes: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 100 }).catch(
    (error: unknown) => {
      throw new Unreadable(
        `This mail cannot be taken apart: ${error instanceof Error ? error.message : String(error)}.`,
      );
    },
  );
  const from = mailboxes(mail.from ? [mail.from] : [])[0] ?? mailboxes(mail.sender ? [mail.sender] : [])[0];
  if (from === undefined) throw new Unreadable('This mail names no sender that could be answered.');
  const to = mailboxes([...(mail.to ?? []), ...(mail.cc ?? [])]);
  const through = passedThrough
    .flatMap((name) => headersOf(mail.headers, name))
    .map((line) => line.replaceAll(/[<>\s]/g, '').toLowerCase());
  return {
    mailId: mailIds(mail.messageId)[0],
    inReplyTo: mailIds(mail.inReplyTo),
    references: mailIds(mail.references),
    from,
    replyTo: mailboxes(mail.replyTo)[0],
    to,
    recipients: [...new Set([...to.map(({ address }) => address), ...through])],
    subject: clean(mail.subject ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 1000),
    ...wordsOf(mail),
    files: filesOf(mail),
    headers: mail.headers,
    report: reportOf(mail),
  };
}

/** What can be said of a mail by its first lines alone, for the list of those that were not understood. */
export function peekMail(bytes: Buffer): { sender: string | null; subject: string | null } {
  const head =
    bytes
      .subarray(0, 64_000)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0]
      ?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  const sender = /^from:.*?([^\s<>"',;:]+@[^\s<>"',;:]+)/im.exec(head)?.[1]?.toLowerCase() ?? null;
  const subject = /^subject:[ \t]*(.*)$/im.exec(head)?.[1] ?? null;
  return { sender: sender?.slice(0, 254) ?? null, subject: subject === null ? null : clean(subject).slice(0, 300) };
}
