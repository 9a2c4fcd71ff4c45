import { z } from 'zod';
import { defineEvent } from '#platform';

const about = { ask: z.uuid(), customer: z.uuid(), conversation: z.uuid(), channel: z.string() };

/** Whether to ask about an episode was decided. Subject: the conversation. */
export const askDecided = defineEvent({
  name: 'ask.decided',
  version: 1,
  live: true,
  data: z.object({ ...about, state: z.string(), reason: z.string().nullable() }),
});

export const surveyAsked = defineEvent({ name: 'survey.asked', version: 1, live: true, data: z.object(about) });

export const surveyAnswered = defineEvent({
  name: 'survey.answered',
  version: 1,
  live: true,
  data: z.object({ ...about, scale: z.string(), score: z.int() }),
});

export const events = [askDecided, surveyAsked, surveyAnswered];
