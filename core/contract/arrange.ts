import { z } from 'zod';
import { clueKinds, decisionRules } from '#core/channels/threading/decide.ts';
import { id, time, version } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

const onConversation = { method: 'POST', params: z.strictObject({ id: id('cnv') }) } as const;

/** What was done, and how it stands after it: `arrangement` takes it back. */
const done = z.object({ arrangement: id('arr'), conversation: conversationSummary, other: conversationSummary });

/** The customers differ, and the caller knows it. */
const otherCustomer = z.boolean().default(false);

export const mergeConversation = endpoint({
  id: 'conversation.merge',
  path: '/api/v1/conversations/:id/merge',
  permission: 'conversation.arrange',
  summary:
    'Puts this conversation into another one, which gets its messages, notes, addresses and keys. Refused with `other-customer` while that is not confirmed.',
  ...onConversation,
  body: z.strictObject({ into: id('cnv'), version, otherCustomer }),
  response: done,
});

export const splitConversation = endpoint({
  id: 'conversation.split',
  path: '/api/v1/conversations/:id/split',
  permission: 'conversation.arrange',
  summary: 'Makes a conversation of its own of a message, and of all after it unless `alone`.',
  ...onConversation,
  body: z.strictObject({ message: id('msg'), alone: z.boolean().default(false), version }),
  response: done,
});

export const moveConversationMessage = endpoint({
  id: 'conversation.move',
  path: '/api/v1/conversations/:id/move',
  permission: 'conversation.arrange',
  summary: 'Puts one message into another conversation. Refused with `other-customer` while that is not confirmed.',
  ...onConversation,
  body: z.strictObject({ message: id('msg'), to: id('cnv'), version, otherCustomer }),
  response: done,
});

export const undoArrangement = endpoint({
  id: 'conversation.arrange-undo',
  method: 'POST',
  path: '/api/v1/arrangements/:id/undo',
  permission: 'conversation.arrange',
  summary:
    'Takes a merge, split, move or decision back. Refused with `later-first` when something was arranged after it.',
  params: z.strictObject({ id: id('arr') }),
  response: done,
});

const reason = z.object({
  /** Somebody of the same company takes part in the other conversation. */
  colleague: z.boolean(),
  /** What in the mail named the other one, and how. */
  named: z.enum(clueKinds).nullable(),
  value: z.string().nullable(),
  sender: z.string().nullable(),
  colleagueOf: z.string().nullable(),
  /** The mail is not from whom it says. */
  forged: z.boolean(),
});

export const listReviews = endpoint({
  id: 'conversation.reviews',
  method: 'GET',
  path: '/api/v1/reviews',
  permission: 'conversation.read',
  summary: 'Conversations of people who named another one in which they take no part: a person decides.',
  query: z.strictObject(pageShape),
  response: page(z.object({ at: time, conversation: conversationSummary, other: conversationSummary, reason })).extend({
    /** How many wait in all. */
    open: z.int(),
  }),
});

export const joinReview = endpoint({
  id: 'conversation.review-join',
  path: '/api/v1/conversations/:id/review/join',
  permission: 'conversation.arrange',
  summary: 'Puts a conversation in review where it may belong; who wrote it takes part there from now on.',
  ...onConversation,
  response: done,
});

export const keepReviewApart = endpoint({
  id: 'conversation.review-apart',
  path: '/api/v1/conversations/:id/review/apart',
  permission: 'conversation.arrange',
  summary: 'Says that a conversation in review is a matter of its own.',
  ...onConversation,
  response: done,
});

export const whyIsItHere = endpoint({
  id: 'conversation.why',
  method: 'GET',
  path: '/api/v1/conversations/:id/messages/:message/why',
  permission: 'conversation.read',
  summary: 'Why a message stands in this conversation: the rule and what it rests on.',
  params: z.strictObject({ id: id('cnv'), message: id('msg') }),
  response: z.object({
    /** Null: it came by no mail, or before decisions were kept. */
    decision: z
      .object({
        outcome: z.enum(['thread', 'new', 'review']),
        rule: z.enum(decisionRules),
        at: time,
        named: z.enum(clueKinds).nullable(),
        value: z.string().nullable(),
        participant: z.string().nullable(),
        sender: z.string().nullable(),
        colleagueOf: z.string().nullable(),
        forged: z.boolean(),
        other: z.object({ id: id('cnv'), subject: z.string(), customer: z.string() }).nullable(),
      })
      .nullable(),
    /** What people did with it since, the latest last. */
    moved: z.array(z.object({ kind: z.enum(['merge', 'split', 'move']), by: z.string(), at: time })),
  }),
});
