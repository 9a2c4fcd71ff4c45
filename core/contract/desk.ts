import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { conversationItem } from './conversation-item.ts';
import { marksShape } from './conversation-marks.ts';
import { matterShape, sayingShape } from './conversation-matter.ts';
import { drafting, keptDraft } from './drafts.ts';
import { id, line, queryList, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { firstWords } from './first-words.ts';
import { heldReply, replyExtras } from './outgoing.ts';
import { page, pageShape } from './page.ts';
import { customerPromise, duePromise } from './promises.ts';

const channel = z.enum(channelKinds);
export const conversationStatus = z.enum(['open', 'resolved', 'spam']);

/** The ready views of the inbox. */
export const inboxView = z.enum(['mine', 'unassigned', 'open', 'waiting', 'on-hold', 'snoozed', 'resolved', 'spam']);
export type InboxView = z.infer<typeof inboxView>;

const person = z.object({ id: id('usr'), name: z.string() });

/** A conversation as a list shows it. */
export const conversationSummary = z.object({
  id: id('cnv'),
  channel,
  subject: z.string(),
  status: conversationStatus,
  assignee: person.nullable(),
  /** Whose queue it is in; null: nobody's in particular. */
  team: z.object({ id: id('tem'), name: z.string() }).nullable(),
  customer: z.object({ id: id('cus'), name: z.string(), email: z.string().nullable() }),
  latest: z
    .object({
      text: z.string(),
      direction: z.enum(['in', 'out']),
      author: z.string(),
      at: time,
      /** What we wrote last came back, waits at another server, perhaps did not arrive, or waits here for another attempt. */
      trouble: z.enum(['failed', 'delayed', 'doubtful', 'waiting']).nullable(),
    })
    .nullable(),
  /** An answer that is written and has not gone: the one that was kept back, else the one that goes first. */
  heldNext: z
    .object({ state: z.enum(['held', 'stopped']), kind: z.enum(['undo', 'scheduled']), dueAt: time })
    .nullable(),
  /** Who has begun to write here, the reader too. */
  drafting: z.array(drafting),
  /** Messages of the customer that this person has not read. */
  unread: z.int(),
  /** Since when the customer waits for an answer; null when nobody waits. */
  waitingSince: time.nullable(),
  /** By when the first answer is due by the target of its channel; null without one, and once a person answered. */
  answerDue: time.nullable(),
  startedAt: time,
  lastAt: time,
  /** What the customer was promised and is due first; null when nothing is open. */
  promised: duePromise.nullable(),
  ...marksShape,
  ...matterShape,
  version,
});

export const listConversations = endpoint({
  id: 'conversation.list',
  method: 'GET',
  path: '/api/v1/conversations',
  permission: 'conversation.read',
  summary: 'Conversations of a view, or of a customer; those that changed last first.',
  query: z.strictObject({
    ...pageShape,
    view: inboxView.default('open'),
    /** Of a view with a filter of its own, in its order. */
    saved: z.union([id('viw'), id('tem')]).optional(),
    customer: id('cus').optional(),
    channel: queryList.optional(),
  }),
  response: page(conversationSummary),
});

const onConversation = { params: z.strictObject({ id: id('cnv') }) };

export const readConversation = endpoint({
  id: 'conversation.read',
  method: 'GET',
  path: '/api/v1/conversations/:id',
  permission: 'conversation.read',
  summary: 'One conversation and its newest items.',
  ...onConversation,
  ownWords: ['draft'],
  response: conversationSummary.extend({
    items: z.array(conversationItem),
    /** Leads to older items. */
    next: z.string().nullable(),
    /** Why a message that named another conversation began this one. */
    splitReason: z.string().nullable(),
    /** What a customer may name in a subject, as `[#1042]`. */
    number: z.int(),
    /** The conversation this one may belong to, while nobody has decided. */
    review: z
      .object({
        other: z.object({ id: id('cnv'), subject: z.string(), customer: z.string() }),
        colleague: z.boolean(),
        /** The mail is not from whom it says. */
        forged: z.boolean(),
      })
      .nullable(),
    participants: z.array(z.object({ address: z.string(), name: z.string() })),
    blocked: z.boolean(),
    /** Others were asked beside it (`conversation.sides`). */
    asked: z.boolean(),
    /** Why nothing is sent here by itself for now: too much went back and forth; null otherwise. */
    quiet: z.string().nullable(),
    /** Answers that are written and have not gone out. */
    held: z.array(heldReply),
    /** What the customer was promised here, the newest fifty. */
    promises: z.array(customerPromise),
    /** What the reader has written here and not sent. */
    draft: keptDraft,
  }),
});

export const listConversationItems = endpoint({
  id: 'conversation.items',
  method: 'GET',
  path: '/api/v1/conversations/:id/items',
  permission: 'conversation.read',
  summary: 'Older items of a conversation, newest first.',
  ...onConversation,
  query: z.strictObject(pageShape),
  response: page(conversationItem),
});

/** The text has marks: `**bold**`, lists, quotes, links (docs/decisions/0026); else it is taken as it stands. */
const isMarked = z.boolean().default(false);

export const startConversation = endpoint({
  id: 'conversation.start',
  method: 'POST',
  path: '/api/v1/conversations',
  permission: 'conversation.reply',
  summary:
    'Writes to somebody first: by mail, or in the chat where they are known (their conversation there goes on). Placeholders are filled in; what is not known keeps it back.',
  body: z.strictObject(firstWords),
  response: conversationSummary,
});

export const replyToConversation = endpoint({
  id: 'conversation.reply',
  method: 'POST',
  path: '/api/v1/conversations/:id/replies',
  permission: 'conversation.reply',
  summary:
    'Answers the customer. Refused with `moved-on` when the customer wrote something that was not seen yet, with `colleague-moved-on` when a colleague was faster.',
  ...onConversation,
  body: z.strictObject({
    text: line(50_000),
    marked: isMarked,
    uploads: z.array(id('fil')).max(20).default([]),
    /** The last message that was on the screen when this was written. */
    seen: id('msg').nullable().default(null),
    /** What else was there then: who had it, and answers of colleagues that waited. With it, what they did since keeps this back. */
    guard: z.strictObject({ owner: id('usr').nullable(), held: z.array(id('hld')).max(50) }).optional(),
    resolve: z.boolean().default(false),
    ...replyExtras,
  }),
  response: conversationSummary.extend({
    /** Set when it waits, to be taken back or for its time. */
    held: z.object({ id: id('hld'), dueAt: time }).nullable(),
  }),
});

export const noteOnConversation = endpoint({
  id: 'conversation.note',
  method: 'POST',
  path: '/api/v1/conversations/:id/notes',
  permission: 'conversation.note',
  summary: 'Writes a private note that the customer never sees.',
  ...onConversation,
  body: z.strictObject({ text: line(50_000), marked: isMarked }),
  response: conversationSummary,
});

const change = { method: 'POST', ...onConversation, response: conversationSummary } as const;

export const assignConversation = endpoint({
  id: 'conversation.assign',
  path: '/api/v1/conversations/:id/assignee',
  permission: 'conversation.assign',
  summary: 'Gives the conversation to a member, or to nobody.',
  ...change,
  body: z.strictObject({ assignee: id('usr').nullable(), version }),
});

export const resolveConversation = endpoint({
  id: 'conversation.resolve',
  path: '/api/v1/conversations/:id/resolve',
  permission: 'conversation.resolve',
  summary: 'Says that the matter is settled, and why it came up. `reason-needed`: the company wants a reason.',
  ...change,
  body: z.strictObject({ version, ...sayingShape }),
});

export const reopenConversation = endpoint({
  id: 'conversation.reopen',
  path: '/api/v1/conversations/:id/reopen',
  permission: 'conversation.resolve',
  summary: 'Takes a resolved or spam conversation up again.',
  ...change,
  body: z.strictObject({ version }),
});

export const markConversationSpam = endpoint({
  id: 'conversation.spam',
  path: '/api/v1/conversations/:id/spam',
  permission: 'conversation.resolve',
  summary: 'Says that this is no customer’s matter; `block` also keeps later messages of the sender out of the inbox.',
  ...change,
  body: z.strictObject({ version, block: z.boolean().default(false) }),
});

export const unblockCustomer = endpoint({
  id: 'customer.unblock',
  method: 'POST',
  path: '/api/v1/customers/:id/unblock',
  permission: 'conversation.resolve',
  summary: 'Lets messages of this customer into the inbox again.',
  params: z.strictObject({ id: id('cus') }),
  response: z.object({ unblocked: z.boolean() }),
});

export const markConversationRead = endpoint({
  id: 'conversation.seen',
  method: 'POST',
  path: '/api/v1/conversations/:id/read',
  permission: 'conversation.read',
  summary: 'Says that this person has read up to a message.',
  ...onConversation,
  body: z.strictObject({ message: id('msg') }),
  response: z.object({ read: z.boolean() }),
});

export const typeInConversation = endpoint({
  id: 'conversation.typing',
  method: 'POST',
  path: '/api/v1/conversations/:id/typing',
  permission: 'conversation.reply',
  summary: 'Tells the customer and colleagues that this person is writing.',
  ...onConversation,
  body: z.strictObject({ typing: z.boolean() }),
  response: z.object({ told: z.boolean() }),
});
