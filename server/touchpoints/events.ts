import { z } from 'zod';
import { defineEvent } from '#platform';

/** Interactions older than this are gone, by kind (`*`: all others): who keeps words or files about them lets go of these too. */
export const interactionsExpired = defineEvent({
  name: 'interactions.expired',
  version: 1,
  data: z.object({ until: z.array(z.object({ kind: z.string(), before: z.iso.datetime() })).min(1) }),
});

export const events = [interactionsExpired];
