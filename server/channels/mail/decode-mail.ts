import type { Address, Attachment, Email } from 'postal-mime';
import { fileName } from '../file-name.ts';
import type { NewFile } from '../message-files.ts';
import { header, headersOf, type MailHeaders } from './headers.ts';
import { htmlToText } from './html-to-text.ts';
import { mailIds } from './mail-ids.ts';
import { parseMail } from './mend-letters.ts';
import { isNestedTooDeep, sanitiseHtml } from './sanitise-html.ts';

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
export function clean(text: string): string {
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
  const given = fileName(attachment.filename ?? '');
  if (given !== '') return given;
  const type = attachment.mimeType;
  return `file-${position + 1}.${extensions[type] ?? type.split('/')[1]?.replaceAll(/[^a-z0-9]/g, '') ?? 'bin'}`;
}

function filesOf(mail: Email): NewFile[] {
  return mail.attachments.map((attachment, position) => ({
    bytes: bytesOf(attachment),
    name: nameOf(attachment, position),
    type: /^[\w.+-]+\/[\w.+-]+$/.test(attachment.mimeType) ? attachment.mimeType : 'application/octet-stream',
    contentId: clean(attachment.contentId ?? '').replaceAll(/[<>\s]/g, '') || undefined,
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

/** Mail servers write their reports under names that are no addresses, or under none. */
const daemon = { address: 'mailer-daemon@unknown.invalid', name: '' };

function senderOf(mail: Email): Mailbox | undefined {
  const [from] = mailboxes([mail.from, mail.sender].filter((address) => address !== undefined));
  if (from !== undefined) return from;
  const line = header(mail.headers, 'from') ?? '';
  const report = (header(mail.headers, 'content-type') ?? '').toLowerCase().startsWith('multipart/report');
  return report || /mailer-daemon|postmaster|mail delivery|^\s*<>\s*$/i.test(line) ? daemon : undefined;
}

const passedThrough = ['delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to', 'x-forwarded-to'];

/** Each is written and made durable by itself, all within one transaction. */
const mostFiles = 200;
/** No program nests that deep; every level costs a look at each line. */
const deepestParts = 25;

function ids(value: string | undefined): string[] {
  return mailIds(value === undefined ? undefined : clean(value));
}

async function takeApart(bytes: Buffer): Promise<Email> {
  const mail = await parseMail(bytes, { forceRfc822Attachments: true, maxNestingDepth: deepestParts }).catch(
    (error: unknown) => {
      throw new Unreadable(
        `This mail cannot be taken apart: ${error instanceof Error ? error.message : String(error)}.`,
      );
    },
  );
  if (mail.attachments.length > mostFiles)
    throw new Unreadable(`This mail brings ${mail.attachments.length} files; at most ${mostFiles} are taken.`);
  if (isNestedTooDeep(mail.html ?? '')) throw new Unreadable('The HTML of this mail is nested too deep.');
  return mail;
}

/** Reads raw bytes; throws Unreadable when there is no sender that could be answered, or too much in it. */
export async function decodeMail(bytes: Buffer): Promise<ReadMail> {
  const mail = await takeApart(bytes);
  const from = senderOf(mail);
  if (from === undefined) throw new Unreadable('This mail names no sender that could be answered.');
  const to = mailboxes([...(mail.to ?? []), ...(mail.cc ?? [])]);
  const through = passedThrough
    .flatMap((name) => headersOf(mail.headers, name))
    .map((line) =>
      clean(line)
        .replaceAll(/[<>\s]/g, '')
        .toLowerCase(),
    );
  return {
    mailId: ids(mail.messageId)[0],
    inReplyTo: ids(mail.inReplyTo),
    references: ids(mail.references),
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
