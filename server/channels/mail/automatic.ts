import { header, type MailHeaders } from './headers.ts';

type Facts = {
  headers: MailHeaders;
  /** Of the From header, lower case. */
  sender: string;
  /** MAIL FROM; empty for bounces, undefined when the way in did not tell. */
  returnPath: string | undefined;
  /** Our own addresses: a list that only forwards our mailbox says nothing about who wrote. */
  own: string[];
};

const machineNames = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|auto-?reply)([+.-][^@]*)?@/;

function value(headers: MailHeaders, name: string): string {
  return (header(headers, name) ?? '').trim().toLowerCase();
}

function bySubmission({ headers }: Facts): string | undefined {
  const submitted = value(headers, 'auto-submitted').split(';')[0] ?? '';
  if (submitted !== '' && submitted !== 'no') return `Auto-Submitted: ${submitted}`;
  return undefined;
}

function byReplyHeaders({ headers }: Facts): string | undefined {
  const suppress = value(headers, 'x-auto-response-suppress');
  if (/\b(all|oof|autoreply)\b/.test(suppress)) return 'X-Auto-Response-Suppress';
  const marks = ['x-autoreply', 'x-autorespond', 'x-autoreply-from', 'x-auto-reply-from', 'x-mail-autoreply'];
  const mark = marks.find((name) => !['', 'no', 'false'].includes(value(headers, name)));
  return mark === undefined ? undefined : `the header ${mark}`;
}

function byReport({ headers, returnPath }: Facts): string | undefined {
  const type = value(headers, 'content-type');
  if (type.startsWith('multipart/report')) return 'a report of a mail server';
  const path = returnPath ?? header(headers, 'return-path');
  if (path !== undefined && path.replaceAll(/[<>\s]/g, '') === '') return 'an empty return path';
  return undefined;
}

function forwardsOurs(list: string, own: string[]): boolean {
  return own.some((address) => list.includes(address) || list.includes(address.replace('@', '.')));
}

function byList({ headers, own }: Facts): string | undefined {
  const list = ['list-id', 'list-post', 'list-unsubscribe'].map((name) => value(headers, name)).join(' ');
  const precedence = value(headers, 'precedence');
  if (precedence === 'auto_reply' || precedence === 'junk') return `Precedence: ${precedence}`;
  if (forwardsOurs(list, own)) return undefined;
  if (precedence === 'bulk' || precedence === 'list') return `Precedence: ${precedence}`;
  return list.trim() === '' ? undefined : 'a mailing list';
}

/**
 * Why a mail was written by a machine (RFC 3834 and the headers in use beside it); undefined when a person may have
 * written it. Such mail is kept and shown, never answered by itself and never asked how it felt.
 */
export function automaticReason(facts: Facts): string | undefined {
  return (
    bySubmission(facts) ??
    byReport(facts) ??
    byReplyHeaders(facts) ??
    byList(facts) ??
    (machineNames.test(facts.sender) ? 'the sender is a machine' : undefined)
  );
}
