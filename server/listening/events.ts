import { z } from 'zod';
import { feelingObjects } from '#core/touchpoints/scales.ts';
import { defineEvent } from '#platform';

const about = {
  ask: z.uuid(),
  customer: z.uuid(),
  /** Null: it is about no conversation. */
  conversation: z.uuid().nullable(),
  channel: z.string(),
  about: z.enum(feelingObjects),
  /** Once more after a recovery. */
  again: z.boolean(),
};

/** Until there were asks about anything else. */
const ofContact = (data: unknown) => ({ about: 'contact', again: false, ...(data as object) });

/** Whether to ask about an episode was decided. Subject: the conversation, else the customer. */
export const askDecided = defineEvent({
  name: 'ask.decided',
  version: 2,
  live: true,
  data: z.object({ ...about, state: z.string(), reason: z.string().nullable() }),
  upcast: ofContact,
});

/** A question went out. Subject: the conversation, else the customer. */
export const surveyAsked = defineEvent({
  name: 'survey.asked',
  version: 2,
  live: true,
  data: z.object(about),
  upcast: ofContact,
});

const ofResponse = {
  customer: z.uuid(),
  conversation: z.uuid().nullable(),
  channel: z.string(),
  source: z.enum(['asked', 'volunteered', 'imported']),
};

/** A score was given: because somebody was asked, or of their own accord. Subject: the conversation, else the customer. */
export const surveyAnswered = defineEvent({
  name: 'survey.answered',
  version: 4,
  live: true,
  unsaid: ['scale', 'score'],
  data: z.object({
    ...ofResponse,
    ask: z.uuid().nullable(),
    /** Null: answered before surveys could be several. */
    survey: z.uuid().nullable(),
    response: z.uuid().nullable(),
    scale: z.string(),
    score: z.int(),
    /** An earlier question of the same scale in the response is the one that counts. */
    further: z.boolean(),
    /** Words stood beside it already; what is written later is told by survey.worded. */
    words: z.boolean(),
  }),
  upcast: (data) => ({
    survey: null,
    response: null,
    source: 'asked',
    further: false,
    words: true,
    ...(data as object),
  }),
});

/** Words were added to a response whose scores were told before. Subject: the conversation, else the customer. */
export const surveyWorded = defineEvent({
  name: 'survey.worded',
  version: 1,
  live: true,
  unsaid: ['scores'],
  data: z.object({
    ...ofResponse,
    response: z.uuid(),
    scores: z.array(z.object({ scale: z.string(), score: z.int() })),
    /** Nothing was written in this response before. */
    first: z.boolean(),
  }),
});

/** How a customer's message reads was kept, or somebody corrected it. Subject: the conversation. */
export const readingKept = defineEvent({
  name: 'reading.kept',
  version: 1,
  live: true,
  data: z.object({ conversation: z.uuid(), customer: z.uuid(), message: z.uuid() }),
});

/** Topics were changed, or older texts were read by them. Subject: the workspace. */
export const topicsChanged = defineEvent({ name: 'topics.changed', version: 1, live: true, data: z.object({}) });

export const events = [askDecided, surveyAsked, surveyAnswered, surveyWorded, readingKept, topicsChanged];
