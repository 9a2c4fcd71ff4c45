import type { IncomingMessage } from '../receive.ts';
import type { ReadMail } from './read-mail.ts';

/** What a message takes over from a mail. */
export function wordsOfMail({ from, subject, text, spans, html, files, marks, mailId }: ReadMail) {
  return {
    channel: 'mail',
    name: from.name,
    address: from.address,
    subject,
    text,
    spans,
    html,
    files,
    marks,
    providerId: mailId,
  } satisfies Partial<IncomingMessage>;
}
