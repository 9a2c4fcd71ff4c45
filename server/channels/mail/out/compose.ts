import { readSubject } from '#core/channels/threading/subject.ts';
import MailComposer from 'nodemailer/lib/mail-composer';

export type Draft = {
  mailId: string;
  from: { name: string; address: string };
  replyTo: string | undefined;
  to: { name: string; address: string };
  /** Who else gets it and is seen by all. Nobody else is named. */
  cc?: Array<{ name: string; address: string }> | undefined;
  subject: string;
  text: string;
  html: string | null;
  date: Date;
  inReplyTo?: string | undefined;
  references?: string[] | undefined;
  /** Nobody's hand wrote it, by itself or to answer (RFC 3834): other machines must not answer. */
  automatic: false | 'auto-generated' | 'auto-replied';
  /** Where such mails can be ended; by one click (RFC 8058) where it is https. */
  unsubscribe?: string | null | undefined;
  files: Array<{ filename: string; contentType: string; content: Buffer; cid?: string }>;
};

/** The subject of an answer. */
export function answerSubject(subject: string): string {
  const plain = subject.replaceAll(/[\r\n]+/g, ' ').trim();
  return readSubject(plain).answers ? plain : `Re: ${plain}`;
}

function headersOf({ automatic, unsubscribe }: Draft): Record<string, string> {
  return {
    ...(automatic === false ? {} : { 'Auto-Submitted': automatic, 'X-Auto-Response-Suppress': 'All' }),
    ...(unsubscribe == null ? {} : unsubscribeHeaders(unsubscribe)),
  };
}

/** One click needs https (RFC 8058); without it the address stands as a page to open (RFC 2369). */
function unsubscribeHeaders(address: string): Record<string, string> {
  const link = { 'List-Unsubscribe': `<${address}>` };
  return address.startsWith('https://') ? { ...link, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : link;
}

/** A mail as bytes. */
export async function composeMail(draft: Draft): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: `<${draft.mailId}>`,
    from: draft.from,
    to: draft.to,
    ...(draft.cc?.length ? { cc: draft.cc } : {}),
    ...(draft.replyTo === undefined ? {} : { replyTo: { name: draft.from.name, address: draft.replyTo } }),
    subject: draft.subject,
    date: draft.date,
    text: draft.text,
    ...(draft.html === null ? {} : { html: draft.html }),
    ...(draft.inReplyTo === undefined ? {} : { inReplyTo: `<${draft.inReplyTo}>` }),
    ...(draft.references?.length ? { references: draft.references.map((id) => `<${id}>`) } : {}),
    headers: headersOf(draft),
    attachments: draft.files.map((file) => (file.cid === undefined ? file : { ...file, contentDisposition: 'inline' })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return await composer.compile().build();
}
