import { z } from 'zod';
import { copy } from '../channels/copies.ts';
import { stage } from '../touchpoints/stage.ts';
import { id, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { firstWords } from './first-words.ts';

// First messages that wait: for the seconds in which they can be taken back, for their time, or because something kept them back.

const onFirst = { params: z.strictObject({ id: id('fms') }) } as const;
const channel = firstWords.channel.unwrap();

const waiting = z.object({
  id: id('fms'),
  kind: z.enum(['undo', 'scheduled']),
  /** `stopped`: it does not go by itself any more, `reason` says why. */
  state: z.enum(['held', 'stopped']),
  reason: z.string().nullable(),
  channel,
  /** Whom to, by name where that is known. */
  to: z.string(),
  subject: z.string().nullable(),
  author: z.object({ name: z.string(), mine: z.boolean() }),
  dueAt: time,
  version,
});

export const holdFirstMessage = endpoint({
  id: 'first-message.hold',
  method: 'POST',
  path: '/api/v1/first-messages',
  permission: 'conversation.reply',
  summary:
    'Writes to somebody first, in a while: until then it can be taken back, and nothing of it is there. What could not be sent is refused at once.',
  body: z.strictObject({
    ...firstWords,
    /** When it goes out; null: once the seconds to take it back are over. */
    sendAt: time.nullable().default(null),
    undoFor: z.int().min(1).max(30).default(5),
  }),
  status: 202,
  response: z.object({ id: id('fms'), dueAt: time }),
});

export const listFirstMessages = endpoint({
  id: 'first-message.list',
  method: 'GET',
  path: '/api/v1/first-messages',
  permission: 'conversation.reply',
  summary: 'First messages that wait: those kept back first, then by the time at which they go. At most 100.',
  response: z.object({ items: z.array(waiting) }),
});

export const cancelFirstMessage = endpoint({
  id: 'first-message.cancel',
  method: 'POST',
  path: '/api/v1/first-messages/:id/cancel',
  summary: 'Takes a first message back: it was never sent. Answers all that was written. `gone` when it has gone out.',
  permission: 'conversation.reply',
  ...onFirst,
  response: z.object({
    channel,
    /** Who was chosen; null: whoever has the address. */
    customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    subject: z.string().nullable(),
    text: z.string(),
    marked: z.boolean(),
    uploads: z.array(z.object({ id: id('fil'), name: z.string(), type: z.string(), size: z.number() })),
    copies: z.array(copy.extend({ address: z.string() })),
    sender: id('snd').nullable(),
    signature: z.boolean(),
    anyway: z.boolean(),
    reason: id('rsn').nullable(),
    stage: stage.nullable(),
    mine: z.boolean(),
  }),
});

export const changeFirstMessage = endpoint({
  id: 'first-message.change',
  method: 'PATCH',
  path: '/api/v1/first-messages/:id',
  summary: 'Changes when a first message goes out; what had been kept back waits again.',
  permission: 'conversation.reply',
  ...onFirst,
  body: z.strictObject({ version, sendAt: time }),
  response: z.object({ dueAt: time }),
});

export const sendFirstMessageNow = endpoint({
  id: 'first-message.send-now',
  method: 'POST',
  path: '/api/v1/first-messages/:id/send-now',
  summary: 'Sends a first message at once, in the name of whoever wrote it.',
  permission: 'conversation.reply',
  ...onFirst,
  response: z.object({ conversation: id('cnv') }),
});
