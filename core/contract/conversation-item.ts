import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { bounceReason } from '#core/channels/bounce-reasons.ts';
import { recipient } from '#core/channels/copies.ts';
import { mailMark } from '#core/channels/mail-marks.ts';
import { mailTrust } from '#core/channels/mail-trust.ts';
import { span } from '#core/channels/quotes/span.ts';
import { fieldKinds } from '#core/channels/form/fields.ts';
import { id, time } from './codecs.ts';
import { progress } from './outgoing.ts';

const channel = z.enum(channelKinds);

const attachment = z.object({
  id: id('fil'),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  inline: z.boolean(),
});

const messageBounce = z.object({
  kind: z.enum(['delivery', 'complaint']),
  address: z.string().nullable(),
  action: z.enum(['failed', 'delayed', 'delivered']),
  status: z.string().nullable(),
  reason: bounceReason,
  diagnostic: z.string(),
  /** The report named this mail; else it fits it, and may be about another. */
  sure: z.boolean(),
  /** It was told before the mail was sent once more. */
  earlier: z.boolean(),
});

const sentForm = z.object({
  name: z.string(),
  language: z.string(),
  /** The page it stood on, as the browser said. */
  page: z.string(),
  /** The message alone; `text` has everything. */
  words: z.string(),
  fields: z.array(z.object({ key: z.string(), kind: z.enum(fieldKinds), label: z.string(), value: z.string() })),
});

/** What was written, to us or by us. */
export const messageItem = z.object({
  type: z.literal('message'),
  id: id('msg'),
  at: time,
  direction: z.enum(['in', 'out']),
  channel,
  author: z.object({ kind: z.enum(['customer', 'agent', 'bot', 'system']), name: z.string() }),
  subject: z.string(),
  text: z.string(),
  /** The same with its marks (docs/decisions/0026); null where nothing is marked. */
  marked: z.string().nullable(),
  /** What of the text is visible, quoted or a signature: they cover it exactly, in order. */
  spans: z.array(span),
  hasHtml: z.boolean(),
  purpose: z.string(),
  automatic: z.boolean(),
  /** What told that a program wrote it. */
  automaticReason: z.string().nullable(),
  state: z.string(),
  stateReason: z.string().nullable(),
  progress: progress.nullable(),
  /** What stood under it. */
  signature: z.string().nullable(),
  /** To whom a mail with more than one went: whom it is written to first. Of one that came, to whom it went beside us. */
  recipients: z.array(recipient),
  /** The customer has seen it, as far as the channel can tell. */
  read: z.boolean(),
  files: z.array(attachment),
  /** What is to be said of a mail beside its words: seals, invitations, pictures from the web. */
  marks: z.array(mailMark),
  /** Whether a mail that came comes from whom it says; null where nobody looked. */
  trust: mailTrust.nullable(),
  /** What was last told of a mail we sent: it came back, it waits, its recipient complained. */
  bounce: messageBounce.nullable(),
  /** Of a web form: what was sent beside its words. */
  form: sentForm.nullable(),
});

/** What stands in a conversation: a message, a private note, or something that was done. */
export const conversationItem = z.discriminatedUnion('type', [
  messageItem,
  z.object({
    type: z.literal('note'),
    id: z.string(),
    at: time,
    author: z.string(),
    text: z.string(),
    marked: z.string().nullable(),
  }),
  z.object({
    type: z.literal('change'),
    id: z.string(),
    at: time,
    by: z.string(),
    what: z.string(),
    detail: z.string().nullable(),
  }),
]);
