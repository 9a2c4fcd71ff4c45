import EmailReplyParser from 'email-reply-parser';
import planer from 'planer';
import { readSpans } from '#core/channels/quotes/read-spans.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import { htmlToSignedText } from '../../server/channels/mail/mime/html-to-text.ts';
import { takeSigns } from '../../server/channels/mail/mime/quote-signs.ts';
import type { Sample } from './labelled.ts';

/** Messages as the parsers get them. The text is the same for all; ours has what the HTML marked, as it has at intake. */
export interface Message {
  text: string;
  subject: string;
  marks: ReturnType<typeof takeSigns>['marks'];
}

export function messageOf({ kind, source, subject }: Sample): Message {
  if (kind === 'plain') return { text: source, subject, marks: [] };
  return { ...takeSigns(htmlToSignedText(source)), subject };
}

const emailReplyParser = new EmailReplyParser();

export const parsers: Record<string, (message: Message) => string> = {
  throughline: ({ text, subject, marks }) => visibleText(text, readSpans(text, { subject, marks })),
  emailReplyParser: ({ text }) => emailReplyParser.parseReply(text),
  planer: ({ text }) => planer.extractFromPlain(text),
};
