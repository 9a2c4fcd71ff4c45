import { z } from 'zod';
import { id, queryInt, time } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';
import { page } from './page.ts';

/** A text in pieces; `hit` is what was looked for. */
const textParts = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const foundConversation = conversationSummary.extend({
  found: z.object({
    /** The newest message that has what was looked for; null: the customer is called so, or the filters say it all. */
    message: id('msg').nullable(),
    /** It stands in this side conversation of it. */
    beside: z.object({ side: id('sid'), subject: textParts }).nullable(),
    at: time,
    subject: textParts,
    customer: textParts,
    text: textParts,
    /** Names of files that have it. */
    files: z.array(textParts),
  }),
});

export const searchConversations = endpoint({
  id: 'search.conversations',
  method: 'GET',
  path: '/api/v1/search/conversations',
  permission: 'conversation.read',
  summary:
    'Conversations that have the words in one of their messages: "words in a row", -without, from: to: tag: status: channel: assignee: before: after: field: slower: score: has: in:.',
  query: z.strictObject({
    after: z.string().max(2000).optional(),
    limit: queryInt({ min: 1, max: 50 }).default(30),
    q: z.string().max(300),
    /** Only in this view. */
    saved: z.union([id('viw'), id('tem')]).optional(),
  }),
  response: page(foundConversation).extend({
    /** What was not understood, a sentence each. */
    problems: z.array(z.string()),
    /** Words that nobody wrote, and what was looked for beside them. */
    instead: z.array(z.object({ typed: z.string(), used: z.array(z.string()) })),
    /** How far back it was looked when the time was up before the page was full; null: as far as was needed. */
    reached: time.nullable(),
  }),
});
