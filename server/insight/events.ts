import { z } from 'zod';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { defineEvent } from '#platform';

/** A watched chart left its limits. Subject: the alert. */
export const alertOpened = defineEvent({
  name: 'alert.opened',
  version: 1,
  live: true,
  data: z.object({
    alert: z.uuid(),
    scale: z.enum(scaleNames),
    about: z.enum(feelingObjects),
    /** Null: all channels. */
    channel: z.string().nullable(),
    side: z.enum(['low', 'high']),
  }),
});

export const events = [alertOpened];
