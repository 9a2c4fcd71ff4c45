import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { conversationFilter, type ConversationFilter, type WireFilter } from '#core/desk/filter.ts';
import { priority } from '#core/desk/priority.ts';
import { stage } from '#core/touchpoints/stage.ts';
import { scaleNames } from '#core/touchpoints/scales.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

// Beside this: GET /api/v1/conversation-facts.csv gives the same rows as CSV.

function notAFilter(input: string) {
  return { code: 'custom' as const, input, message: 'must be a filter of a view as JSON' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The filter of a view as JSON in a query string. */
const queryFilter = z.codec(z.string().max(8000), z.custom<ConversationFilter>(), {
  decode: (text, context) => {
    const read = conversationFilter.safeDecode(parsed(text) as WireFilter);
    if (read.success) return read.data;
    context.issues.push(notAFilter(text));
    return z.NEVER;
  },
  encode: (filter) => JSON.stringify(conversationFilter.encode(filter)),
});

const day = z.iso.date({ error: 'must be a day such as 2026-03-01' }).optional();

/** Which conversations: those that began on these days of the company's clock, in a view or by a filter, as one sees them. */
const factsShape = {
  from: day,
  until: day,
  /** In a view, or in the queue of a team. */
  saved: z.union([id('viw'), id('tem')]).optional(),
  filter: queryFilter.optional(),
};
export const factsQuery = z.strictObject(factsShape);
export type FactsQuery = z.output<typeof factsQuery>;

/** Null: it has not ended, there is no source for it, or, in business minutes, no opening hours are kept. */
const minutes = z.number().min(0).nullable();
const named = (prefix: 'tem' | 'usr') => z.object({ id: id(prefix), name: z.string() }).nullable();

const factsRow = z.object({
  conversation: id('cnv'),
  customer: id('cus'),
  channel: z.enum(channelKinds),
  status: z.enum(['open', 'resolved', 'spam']),
  priority,
  team: named('tem'),
  /** Who has it. */
  agent: named('usr'),
  /** Who gave the first answer. */
  firstResponseBy: named('usr'),
  /** Why the customer got in touch, as a person of ours said it. */
  reason: z.string().nullable(),
  stage: stage.nullable(),
  /** What the customer's messages are about. */
  topics: z.array(z.string()),
  tags: z.array(z.string()),
  begunAt: time,
  resolvedAt: time.nullable(),
  /** How often it went to somebody else, and how often it was taken up again. */
  handovers: z.int(),
  reopenings: z.int(),
  firstResponseCalendarMinutes: minutes,
  firstResponseBusinessMinutes: minutes,
  resolutionCalendarMinutes: minutes,
  resolutionBusinessMinutes: minutes,
  /** Answers after the first one, each to a later wait; null where we began it, or it is not measured yet. */
  nextResponses: z.int().nullable(),
  nextResponseMeanCalendarMinutes: minutes,
  nextResponseMeanBusinessMinutes: minutes,
  nextResponseLongestCalendarMinutes: minutes,
  nextResponseLongestBusinessMinutes: minutes,
  /** On each scale the last that was given about it, as Insight counts them; null: none, or it is held back from whoever asks. */
  scores: z.record(z.enum(scaleNames), z.number().nullable()),
  /** A score of it is held back from whoever asks. */
  scoresHeld: z.boolean(),
});
export type FactsRow = z.output<typeof factsRow>;

export const listConversationFacts = endpoint({
  id: 'insight.conversation-facts',
  method: 'GET',
  path: '/api/v1/conversation-facts',
  permission: 'insight.read',
  summary:
    'One row for each conversation: how long first response, next responses and resolution took in calendar and in business minutes, tags, team, agent, topics and the scores given. Newest first; needs the permission to read conversations, too.',
  query: z.strictObject({ ...pageShape, ...factsShape }),
  response: page(factsRow),
});
