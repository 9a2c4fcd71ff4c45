import { addressParser, type Address } from 'postal-mime';
import { readSpans } from '#core/channels/quotes/read-spans.ts';
import type { Span } from '#core/channels/quotes/span.ts';
import type { MailMark } from '#core/channels/mail-marks.ts';
import type { NewFile } from '../message-files.ts';
import { plainLine } from '#core/channels/plain-line.ts';
import { header, headersOf, type MailHeaders } from './headers.ts';
import { nobodysAddress } from './nobodys-address.ts';
import { mailIds } from './threading/mail-ids.ts';
import { contentOf, type Content } from './mime/content.ts';
import { decodeWords, wordsInUtf8 } from './mime/encoded-words.ts';
import { marksOf } from './mime/marks.ts';
import { readParts, type MimePart } from './mime/read-parts.ts';
import { undoTransfer } from './mime/transfer.ts';
import { Unreadable } from './mime/unreadable.ts';
import { wordsOf } from './mime/words.ts';
import { takeSigns } from './mime/quote-signs.ts';
import { isNestedTooDeep } from './page/sanitise-html.ts';

export { Unreadable } from './mime/unreadable.ts';

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
  /** The addresses of those that stand in Cc. */
  copied: string[];
  /** Every address it was sent to or passed through, lower case. */
  recipients: string[];
  subject: string;
  text: string;
  /** What of the text is visible, quoted or a signature. */
  spans: Span[];
  /** Sanitised; null when it came as plain text. */
  html: string | null;
  files: NewFile[];
  /** What is to be said of it beside its words. */
  marks: MailMark[];
  headers: MailHeaders;
  /** Parts that a mail server's report is made of. */
  report: Array<{ type: string; text: string }>;
};

const reportTypes = new Set([
  'message/delivery-status',
  'message/rfc822',
  'text/rfc822-headers',
  'message/global-delivery-status',
  'message/feedback-report',
  'message/disposition-notification',
]);

/** Postgres holds no NUL, and half of a surrogate pair is no letter. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const quoteMarks: ReadonlyArray<readonly [string, string]> = [
  ["'", "'"],
  ['"', '"'],
  ['‘', '’'],
  ['“', '”'],
];

/** Programs put quotes around a name that had some already: 'Ann Bell'. */
function withoutQuotes(name: string): string {
  const around = quoteMarks.find(([left, right]) => name.length > 2 && name.startsWith(left) && name.endsWith(right));
  const inner = name.slice(1, -1);
  return around === undefined || inner.includes(around[0]) || inner.includes(around[1]) ? name : inner.trim();
}

function mailbox({ address, name }: { address?: string | undefined; name: string }): Mailbox {
  return {
    address: clean(address ?? '')
      .trim()
      .toLowerCase(),
    name: withoutQuotes(plainLine(name).trim()).slice(0, 200).toWellFormed(),
  };
}

/** More people than anybody writes to by hand are not remembered. */
const mostPeople = 2_000;
/** Letters: so many people take half of it, and of a longer line of nothing but signs the reader of addresses tires. */
const longestLine = 256 * 1024;

function mailboxes(lines: Array<string | undefined>): Mailbox[] {
  return lines
    .flatMap((line): Address[] => (line === undefined ? [] : addressParser(wordsInUtf8(line.slice(0, longestLine)))))
    .flatMap((address) => (address.group ?? [address]).map(mailbox))
    .filter(({ address }) => /^[^\s@<>]+@[^\s@<>]+$/.test(address) && address.length <= 254)
    .slice(0, mostPeople);
}

/** A report that somebody attached to a mail of theirs reports nothing: they pass it on. */
function isPassedOn({ type, disposition }: MimePart, within: MimePart): boolean {
  if (type.value.endsWith('rfc822') || type.value.endsWith('-headers')) return false;
  return within.type.value === 'multipart/mixed' && disposition.value === 'attachment';
}

/** Nobody writes under this name but a mail server: what it attaches is its own. */
const mailerDaemon = /^mailer-?daemon([+.-][^@]*)?@/;

function reportOf(part: MimePart, from: Mailbox): ReadMail['report'] {
  if (part.parts !== undefined) {
    const isOwn = (each: MimePart) => mailerDaemon.test(from.address) || !isPassedOn(each, part);
    return part.parts.filter(isOwn).flatMap((each) => reportOf(each, from));
  }
  const type = part.type.value;
  if (!reportTypes.has(type)) return [];
  const { bytes } = undoTransfer(part.body, part.encoding);
  return [{ type, text: bytes.toString('latin1', 0, 200_000) }];
}

/** Mail servers write their reports under names that are no addresses, or under none. */
const daemon = { address: nobodysAddress, name: 'A mail server' };

/** Where a mail without a sender says that it came from, best first. */
const others = ['reply-to', 'resent-from', 'return-path', 'x-envelope-from', 'x-sender', 'errors-to'];

/** `root@localhost` is somebody of another machine: no answer finds the way. */
function isOfTheWorld({ address }: Mailbox): boolean {
  return /@[^@]+\.[^@.]{2,}$|@\[/.test(address);
}

type Sender = { from: Mailbox; mended?: string };

function senderOf(headers: MailHeaders, returnPath: string | undefined): Sender | undefined {
  const [from] = mailboxes([header(headers, 'from'), header(headers, 'sender')]).filter(isOfTheWorld);
  if (from !== undefined) return { from };
  const line = header(headers, 'from') ?? '';
  const report = (header(headers, 'content-type') ?? '').toLowerCase().startsWith('multipart/report');
  if (report || /mailer-daemon|postmaster|mail delivery|^[\s"']*<>\s*$/i.test(line)) return { from: daemon };
  for (const name of others) {
    const [other] = mailboxes([header(headers, name)]).filter(isOfTheWorld);
    if (other !== undefined)
      return { from: other, mended: `It names no sender: ${other.address} stands in its ${name} line.` };
  }
  const [sent] = mailboxes([returnPath]).filter(isOfTheWorld);
  return sent && { from: sent, mended: `It names no sender: the server that brought it said ${sent.address}.` };
}

const passedThrough = ['delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to', 'x-forwarded-to'];

/** Each is written and made durable by itself, all within one transaction. */
const mostFiles = 200;

/** Ids that were folded or written as encoded words are those ids all the same. */
function ids(value: string | undefined): string[] {
  return mailIds(value === undefined ? undefined : clean(decodeWords(value)));
}

/** A mail that says nothing itself but brings another says what that one says. */
function wordsWithin(root: MimePart): string {
  const nested = root.parts === undefined ? [root] : root.parts;
  const mail = nested.find(({ type }) => type.value === 'message/rfc822');
  if (mail === undefined) return '';
  const inner = readParts(undoTransfer(mail.body, mail.encoding).bytes);
  const { text } = wordsOf(checked(contentOf(inner)));
  const about = ['From', 'Subject'].map(
    (name) => `${name}: ${decodeWords(header(inner.headers, name.toLowerCase()) ?? '')}`,
  );
  return [...about, '', text].join('\n').trim();
}

function checked(content: Content): Content {
  if (content.files.length > mostFiles)
    throw new Unreadable(`This mail brings ${content.files.length} files; at most ${mostFiles} are taken.`);
  if (content.pieces.some(({ html }) => isNestedTooDeep(html ?? '')))
    throw new Unreadable('The HTML of this mail is nested too deep.');
  return content;
}

type Said = Pick<ReadMail, 'subject' | 'text' | 'spans' | 'html' | 'files' | 'marks'>;

function said(root: MimePart, alsoMended: string[]): Said {
  const subject = plainLine(decodeWords(header(root.headers, 'subject') ?? '').replaceAll(/\s+/g, ' '))
    .trim()
    .slice(0, 1000)
    .toWellFormed();
  const content = checked(contentOf(root));
  const { text: own, html } = wordsOf(content);
  const { text, marks } = takeSigns(clean(own.trim() === '' ? wordsWithin(root) : own).trim());
  const spans = readSpans(text, { subject, marks });
  const { files } = content;
  const mended = [...alsoMended, ...content.mended];
  const laidOut = html === null ? null : clean(html);
  return { subject, text, spans, html: laidOut, files, marks: marksOf(root, { text, html: laidOut, files, mended }) };
}

function peopleOf(headers: MailHeaders) {
  const to = mailboxes([...headersOf(headers, 'to'), ...headersOf(headers, 'cc')]);
  const copied = mailboxes(headersOf(headers, 'cc')).map(({ address }) => address);
  const through = passedThrough
    .flatMap((name) => headersOf(headers, name))
    .map((line) =>
      clean(line)
        .replaceAll(/[<>\s]/g, '')
        .toLowerCase(),
    );
  return { to, copied, recipients: [...new Set([...to.map(({ address }) => address), ...through])] };
}

/**
 * Reads raw bytes; throws Unreadable when there is no sender that could be answered, or too much in it.
 * `returnPath` is what the server that brought it said (MAIL FROM): it stands in where the mail names nobody.
 */
export function decodeMail(bytes: Buffer, returnPath?: string): ReadMail {
  const root = readParts(bytes);
  const { headers } = root;
  const sender = senderOf(headers, returnPath);
  if (sender === undefined) throw new Unreadable('This mail names no sender that could be answered.');
  return {
    mailId: ids(header(headers, 'message-id'))[0],
    inReplyTo: ids(header(headers, 'in-reply-to')),
    references: ids(header(headers, 'references')),
    from: sender.from,
    replyTo: mailboxes([header(headers, 'reply-to')])[0],
    ...peopleOf(headers),
    ...said(root, sender.mended === undefined ? [] : [sender.mended]),
    headers,
    report: reportOf(root, sender.from),
  };
}
