import { z } from 'zod';
import { copies, keptCopies } from '#core/channels/copies.ts';
import { messageItem } from './conversation-item.ts';
import { email, id, line, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { signedAs } from './outgoing.ts';

// Side conversations: mails with somebody else about a conversation; forwarding is one that begins with a message.

const person = z.object({ name: z.string(), address: z.string() });
export const sideState = z.enum(['open', 'done']);

const summary = {
  id: id('sid'),
  subject: z.string(),
  state: sideState,
  /** Whom it is with. */
  people: z.array(person),
  begunBy: z.string(),
  begunAt: time,
  lastAt: time,
  /** Messages of the others that this person has not read. */
  unread: z.int(),
  /** What was written last. */
  latest: z.object({ text: z.string(), direction: z.enum(['in', 'out']), author: z.string() }).nullable(),
  /** What we wrote last did not arrive, or perhaps not. */
  trouble: z.boolean(),
};

const message = messageItem.extend({
  /** That it came from, or went to. */
  address: z.string().nullable(),
  /** Messages of the conversation that it quotes, as far as they stand here. */
  quotes: z.array(z.object({ id: id('msg'), author: z.string(), at: time, text: z.string() })),
  /** Until when it can be taken back; null: not any more. */
  heldUntil: time.nullable(),
});

export const sideDetail = z.object({
  ...summary,
  /** The oldest first. */
  messages: z.array(message),
  /** Whom an answer goes to, who else can get it, and whether they do unless somebody takes them out. */
  to: person.nullable(),
  others: z.array(person),
  all: z.boolean(),
});

const onConversation = { params: z.strictObject({ id: id('cnv') }) };
const onSide = { params: z.strictObject({ id: id('cnv'), side: id('sid') }) };

/** What somebody writes to others: their words, what stands quoted below, and files. */
const written = {
  /** Whoever passes messages on may do so without a word. */
  text: z.string({ error: 'must be text' }).max(50_000, { error: 'must be at most 50000 characters' }),
  marked: z.boolean().default(false),
  uploads: z.array(id('fil')).max(20).default([]),
  /** Messages of the conversation, quoted below the words. */
  quotes: z.array(id('msg')).max(50).default([]),
  /** Files of its messages that go along. */
  along: z
    .array(z.strictObject({ message: id('msg'), file: id('fil') }))
    .max(20)
    .default([]),
  copies: copies.default([]),
  ...signedAs,
  /** Seconds in which it can be taken back. */
  undoFor: z.int().min(0).max(30).default(0),
};

export const listSides = endpoint({
  id: 'conversation.sides',
  method: 'GET',
  path: '/api/v1/conversations/:id/sides',
  permission: 'conversation.read',
  summary: 'The side conversations of a conversation: open ones first, then the one in which was written last.',
  ...onConversation,
  response: z.object({ items: z.array(z.object(summary)) }),
});

export const listSideSenders = endpoint({
  id: 'conversation.side-senders',
  method: 'GET',
  path: '/api/v1/conversations/:id/side-senders',
  permission: 'conversation.side',
  summary:
    'As whom a side conversation can be begun, each with its signature as it would be sent; the usual one first.',
  ...onConversation,
  ownWords: ['items'],
  response: z.object({
    items: z.array(
      z.object({
        mailbox: id('chn'),
        /** Null: the mailbox itself. */
        sender: id('snd').nullable(),
        name: z.string(),
        address: z.string(),
        signature: z.string(),
      }),
    ),
  }),
});

export const beginSide = endpoint({
  id: 'conversation.side-begin',
  method: 'POST',
  path: '/api/v1/conversations/:id/sides',
  permission: 'conversation.side',
  summary:
    'Asks somebody else by mail about a conversation, or forwards messages of it. Nothing of it reaches the customer. Refused for an address that the customer writes from, and for addresses of the desk itself.',
  ...onConversation,
  body: z.strictObject({
    to: z.strictObject({ address: email, name: z.string().max(200).default('') }),
    subject: line(300),
    /** The mailbox it goes out by; null: the one of the conversation, or the first that can send. */
    mailbox: id('chn').nullable().default(null),
    ...written,
  }),
  response: sideDetail,
});

export const readSide = endpoint({
  id: 'conversation.side',
  method: 'GET',
  path: '/api/v1/conversations/:id/sides/:side',
  permission: 'conversation.read',
  summary: 'A side conversation with its messages.',
  ...onSide,
  response: sideDetail,
});

export const writeInSide = endpoint({
  id: 'conversation.side-write',
  method: 'POST',
  path: '/api/v1/conversations/:id/sides/:side/messages',
  permission: 'conversation.side',
  summary:
    'Writes on in a side conversation; one that was done is open again. Words may be left out where messages stand quoted.',
  ...onSide,
  body: z.strictObject(written),
  response: sideDetail,
});

export const settleSide = endpoint({
  id: 'conversation.side-settle',
  method: 'POST',
  path: '/api/v1/conversations/:id/sides/:side/state',
  permission: 'conversation.side',
  summary: 'Says that a side conversation is done, or open again.',
  ...onSide,
  body: z.strictObject({ state: sideState }),
  response: sideDetail,
});

export const markSideRead = endpoint({
  id: 'conversation.side-read',
  method: 'POST',
  path: '/api/v1/conversations/:id/sides/:side/read',
  permission: 'conversation.read',
  summary: 'Says that this person has read a side conversation up to a message.',
  ...onSide,
  body: z.strictObject({ message: id('msg') }),
  response: z.object({ read: z.boolean() }),
});

export const recallFromSide = endpoint({
  id: 'conversation.side-recall',
  method: 'POST',
  path: '/api/v1/conversations/:id/sides/:side/messages/:message/recall',
  permission: 'conversation.side',
  summary:
    'Takes a mail in a side conversation back while its seconds of undo last, one’s own or a colleague’s; answers all that was written. `gone` when it has gone out.',
  params: z.strictObject({ id: id('cnv'), side: id('sid'), message: id('msg') }),
  ownWords: ['text', 'uploads'],
  response: z.object({
    text: z.string(),
    marked: z.string().nullable(),
    uploads: z.array(z.object({ id: id('fil'), name: z.string(), type: z.string(), size: z.number() })),
    quotes: z.array(id('msg')),
    along: z.array(z.object({ message: id('msg'), file: id('fil') })),
    subject: z.string(),
    to: person,
    copies: keptCopies,
    mailbox: id('chn').nullable(),
    sender: id('snd').nullable(),
    /** A signature stood under it. */
    signed: z.boolean(),
    /** It was the only one: the side conversation is gone with it. */
    begun: z.boolean(),
  }),
});
