import { addressesIn } from './addresses-in.ts';
import { mailIds } from '../threading/mail-ids.ts';
import type { ReadMail } from '../read-mail.ts';

/** What a report gives back of the mail it is about. */
export type Returned = { ids: string[]; to: string[]; subject: string | null };

const longest = 64_000;
const mostIds = 50;

function unfolded(text: string): string {
  return text
    .slice(0, longest)
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n[ \t]+/g, ' ');
}

function lineOf(text: string, name: RegExp): string | undefined {
  return name.exec(text)?.[1]?.trim();
}

const id = /^[ \t>]*(?:x-)?(?:original-)?(?:message|messageid|msg|mail)-?id\b\s*(?:is)?[:=]\s*(.+)$/gim;
const to = /^[ \t>]*(?:to|original-recipient|x-hmxmroriginalrecipient|original-rcpt-to)\s*:(.+)$/im;
const subject = /^[ \t>]*subject\s*:(.+)$/im;

function readReturned(text: string): Returned {
  const plain = unfolded(text);
  return {
    ids: [...plain.matchAll(id)].slice(0, mostIds).flatMap(([, ids]) => mailIds(ids)),
    to: addressesIn(lineOf(plain, to)?.slice(0, 2_000)).slice(0, 20),
    subject: lineOf(plain, subject)?.slice(0, 500) ?? null,
  };
}

/** The mail that a report returns: in a part of its own, or below its words. */
export function returnedMail(mail: ReadMail, below: string): Returned {
  const parts = mail.report.filter(({ type }) => type.endsWith('rfc822') || type.endsWith('-headers'));
  const found = [...parts.map(({ text }) => text), below].map(readReturned);
  const ids = [...found.flatMap((each) => each.ids), ...mail.inReplyTo, ...mail.references];
  return {
    ids: [...new Set(ids)].slice(0, mostIds),
    to: found.find((each) => each.to.length > 0)?.to ?? [],
    subject: found.find((each) => each.subject !== null)?.subject ?? null,
  };
}
