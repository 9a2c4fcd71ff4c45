import { z } from 'zod';
import { copies, copy } from '#core/channels/copies.ts';
import { id, queryList, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** How far a message of ours has come on its way out, while that is not over. */
export const progress = z.object({
  attempts: z.int(),
  /** When it is tried next by itself; null when it is not. */
  nextAt: time.nullable(),
});

const onMessage = {
  method: 'POST',
  params: z.strictObject({ id: id('msg') }),
  response: z.object({ state: z.string() }),
} as const;

export const resendMessage = endpoint({
  id: 'message.resend',
  path: '/api/v1/messages/:id/resend',
  summary:
    'Sends once more what failed or perhaps did not arrive, under the same Message-ID; `anyway` also to an address that mail came back from.',
  permission: 'conversation.reply',
  ...onMessage,
  body: z.strictObject({ anyway: z.boolean().default(false) }),
});

export const tryMessageNow = endpoint({
  id: 'message.try-now',
  path: '/api/v1/messages/:id/try-now',
  summary: 'Makes the next attempt of a message that waits at once.',
  permission: 'conversation.reply',
  ...onMessage,
});

export const giveUpMessage = endpoint({
  id: 'message.give-up',
  path: '/api/v1/messages/:id/give-up',
  summary: 'Stops the attempts to deliver a message that waits.',
  permission: 'conversation.reply',
  ...onMessage,
});

const file = z.object({ id: id('fil'), name: z.string(), type: z.string(), size: z.number() });

/** An answer that was written and has not gone out: for a few seconds, until a time, or because something kept it back. */
export const heldReply = z.object({
  id: id('hld'),
  kind: z.enum(['undo', 'scheduled']),
  /** `stopped`: it does not go by itself any more, `reason` says why. */
  state: z.enum(['held', 'stopped']),
  reason: z.string().nullable(),
  text: z.string(),
  /** The text has marks. */
  marked: z.boolean(),
  signature: z.string().nullable(),
  author: z.object({ name: z.string(), mine: z.boolean() }),
  /** Who else gets it. */
  copies: z.array(copy.extend({ address: z.string() })),
  resolve: z.boolean(),
  /** Puts the conversation off until then once it has gone. */
  snoozeUntil: time.nullable(),
  dueAt: time,
  at: time,
  files: z.array(file),
  version,
});

const onHeld = { params: z.strictObject({ id: id('hld') }) } as const;

export const sendHeldNow = endpoint({
  id: 'held.send-now',
  method: 'POST',
  path: '/api/v1/held-replies/:id/send-now',
  summary: 'Sends a held answer at once. Refused with `moved-on` when the customer wrote something that was not seen.',
  permission: 'conversation.reply',
  ...onHeld,
  body: z.strictObject({ seen: id('msg').nullable().default(null) }),
  response: z.object({ message: id('msg') }),
});

export const changeHeld = endpoint({
  id: 'held.change',
  method: 'PATCH',
  path: '/api/v1/held-replies/:id',
  summary: 'Changes when a held answer goes out.',
  permission: 'conversation.reply',
  ...onHeld,
  body: z.strictObject({ version, sendAt: time, seen: id('msg').nullable().default(null) }),
  response: z.object({ dueAt: time }),
});

export const cancelHeld = endpoint({
  id: 'held.cancel',
  method: 'POST',
  path: '/api/v1/held-replies/:id/cancel',
  summary: 'Takes a held answer back: it was never sent. Answers its words and files. `gone` when it has gone out.',
  permission: 'conversation.reply',
  ...onHeld,
  ownWords: ['text', 'uploads'],
  response: z.object({
    text: z.string(),
    marked: z.boolean(),
    uploads: z.array(file),
    copies: z.array(copy.extend({ address: z.string() })),
    seen: id('msg').nullable(),
    resolve: z.boolean(),
    snoozeUntil: time.nullable(),
  }),
});

/** How a person writes: seconds in which an answer by mail can be taken back, and what stands under it. */
export const undoChoices = [0, 5, 10, 20, 30] as const;
const writing = {
  undoSeconds: z.union(undoChoices.map((seconds) => z.literal(seconds))),
  signature: z.string().max(2_000),
};

export const readWriting = endpoint({
  id: 'writing.read',
  method: 'GET',
  path: '/api/v1/writing',
  permission: 'session',
  summary: 'How this person writes: the time to take an answer back, and the own signature.',
  ownWords: ['signature'],
  response: z.object(writing),
});

export const changeWriting = endpoint({
  id: 'writing.change',
  method: 'PUT',
  path: '/api/v1/writing',
  permission: 'session',
  summary: 'Changes how this person writes. Placeholders such as {{ agent.name }} are filled when it is used.',
  body: z.strictObject(writing),
  ownWords: ['signature'],
  response: z.object(writing),
});

const senderChoice = z.object({
  /** Null: the mailbox itself. */
  id: id('snd').nullable(),
  name: z.string(),
  address: z.string(),
  signature: z.string(),
});

export const listFirstSenders = endpoint({
  id: 'conversation.first-senders',
  method: 'GET',
  path: '/api/v1/first-senders',
  permission: 'conversation.reply',
  summary:
    'As whom a new conversation can be begun, each with its signature as it would be sent; the first is the usual one.',
  ownWords: ['items'],
  response: z.object({ items: z.array(senderChoice) }),
});

export const listConversationSenders = endpoint({
  id: 'conversation.senders',
  method: 'GET',
  path: '/api/v1/conversations/:id/senders',
  permission: 'conversation.reply',
  summary:
    'As whom this conversation can be answered, each with its signature as it would be sent; the first is the usual one.',
  params: z.strictObject({ id: id('cnv') }),
  ownWords: ['items'],
  response: z.object({
    items: z.array(senderChoice),
    /** Why the address takes no mail any more; null when nothing is known against it. */
    suppressed: z.string().nullable(),
    /** Where the answer goes when the customer asked for another domain than they wrote from; null otherwise. */
    elsewhere: z.string().nullable(),
    /** To whom it goes; null: by another way than mail. */
    to: z.object({ name: z.string(), address: z.string() }).nullable(),
    /** Who else was in the mail that is answered, and whether they get the answer unless somebody takes them out. */
    others: z.array(z.object({ name: z.string(), address: z.string() })),
    all: z.boolean(),
  }),
});

export const lookAtAddresses = endpoint({
  id: 'address.look',
  method: 'GET',
  path: '/api/v1/addresses',
  permission: 'conversation.reply',
  summary:
    'What is known of addresses before a mail goes there: that one is ours, or why it takes no mail. At most 50.',
  query: z.strictObject({ of: queryList }),
  response: z.object({
    items: z.array(z.object({ address: z.string(), own: z.boolean(), suppressed: z.string().nullable() })),
  }),
});

/** As whom something is written. */
export const signedAs = {
  /** Null: as the one the customer wrote to, or the mailbox itself. */
  sender: id('snd').nullable().default(null),
  /** Puts the signatures of the sender and the person under it. */
  signature: z.boolean().default(false),
};

/** What an answer may say besides its words. */
export const replyExtras = {
  /** When it goes out; left out: now. */
  sendAt: time.nullable().default(null),
  /** Puts the conversation off until then, once the answer has gone; not with `resolve`. A time that is past by then puts nothing off. */
  snoozeUntil: time.nullable().default(null),
  /** Seconds in which it can be taken back. */
  undoFor: z.int().min(0).max(30).default(0),
  ...signedAs,
  /** Also to an address that mail came back from. */
  anyway: z.boolean().default(false),
  /** Who else gets it, by mail. Null: those who were in the mail that is answered, where its mailbox answers all. */
  copies: copies.nullable().default([]),
};
