import { header, headersOf, type MailHeaders } from './headers.ts';
import { absenceSubjects, challengeSubjects, markHeaders, markValues } from './machine-marks.ts';

type Facts = {
  headers: MailHeaders;
  /** Of the From header, lower case. */
  sender: string;
  /** MAIL FROM; empty for bounces, undefined when the way in did not tell. */
  returnPath: string | undefined;
  /** Our own addresses: a list that only forwards our mailbox says nothing about who wrote. */
  own: string[];
  subject?: string | undefined;
};

const machineNames =
  /^(mailer-daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|auto[-_.]?(reply|responder|confirm)|(mail)?daemon|notifications?)([+.=_-][^@]*)?@/;

const mostOfOneName = 10;

function value(headers: MailHeaders, name: string): string {
  return (header(headers, name) ?? '').trim().slice(0, 1_000).toLowerCase();
}

function bySubmission({ headers }: Facts): string | undefined {
  const submitted = value(headers, 'auto-submitted').split(/[;\s(]/)[0] ?? '';
  if (submitted !== '' && submitted !== 'no') return `Auto-Submitted: ${submitted}`;
  return undefined;
}

const refusals = ['', 'no', 'none', 'false', '0'];

function byMarks({ headers }: Facts): string | undefined {
  const suppress = value(headers, 'x-auto-response-suppress');
  if (/\b(all|oof|autoreply)\b/.test(suppress)) return 'X-Auto-Response-Suppress';
  const mark = markHeaders.find((name) => !refusals.includes(value(headers, name)));
  if (mark !== undefined) return `the header ${mark}`;
  const told = markValues.find(([name, pattern]) =>
    headersOf(headers, name)
      .slice(0, mostOfOneName)
      .some((each) => pattern.test(each.trim().slice(0, 1_000).toLowerCase())),
  );
  return told === undefined ? undefined : `the header ${told[0]}`;
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

/** A mail program of a person puts "Re:" before the subject it answers; a program that answers puts its own words there. */
function bySubject(facts: Facts): string | undefined {
  const subject = (facts.subject ?? '').slice(0, 300);
  const answers = value(facts.headers, 'in-reply-to') !== '' || value(facts.headers, 'references') !== '';
  const bulk = value(facts.headers, 'x-ms-exchange-parent-message-id') !== '' || value(facts.headers, 'x-loop') !== '';
  if (challengeSubjects.test(subject) && answers) return 'it asks the sender to confirm';
  return absenceSubjects.test(subject) && (answers || bulk) ? 'the subject of an absence note' : undefined;
}

/**
 * Why a mail was written by a machine (RFC 3834 and the headers in use beside it); undefined when a person may have
 * written it. Such mail is kept and shown, never answered by itself and never asked how it felt.
 */
export function automaticReason(facts: Facts): string | undefined {
  return (
    bySubmission(facts) ??
    byReport(facts) ??
    byMarks(facts) ??
    byList(facts) ??
    bySubject(facts) ??
    (machineNames.test(facts.sender) ? 'the sender is a machine' : undefined)
  );
}
