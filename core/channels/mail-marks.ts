import { z } from 'zod';

const moment = z.object({
  /** RFC 3339; null for whole days. */
  at: z.string().nullable(),
  /** The day, as YYYY-MM-DD; null when there is a time. */
  day: z.string().nullable(),
});

/** An event of a calendar that came with a mail. */
export const calendarEvent = z.object({
  title: z.string(),
  start: moment,
  /** Null when nothing is said of it; a day is the last day, not the one behind it. */
  end: moment.nullable(),
  place: z.string(),
  organiser: z.string(),
  /** How many are asked to come. */
  guests: z.int(),
  /** In words: `every week until 2026-12-24`; empty when it happens once. */
  repeats: z.string(),
  cancelled: z.boolean(),
  description: z.string(),
});

export type CalendarEvent = z.infer<typeof calendarEvent>;

const sealed = z.enum(['S/MIME', 'OpenPGP']);

/** What is to be said of a mail beside its words and files. Nothing of it was verified. */
export const mailMark = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed'), by: sealed }),
  z.object({ kind: z.literal('encrypted'), by: sealed }),
  z.object({
    kind: z.literal('calendar'),
    method: z.enum(['invitation', 'update', 'cancellation', 'answer', 'entry']),
    events: z.array(calendarEvent),
    /** Events of the same calendar that are not shown. */
    more: z.int(),
  }),
  /** Pictures that its layout would load from the web. */
  z.object({ kind: z.literal('remote-pictures'), count: z.int() }),
  /** A sentence about what was broken in it, or missing, and what was done. */
  z.object({ kind: z.literal('mended'), what: z.string() }),
]);

export type MailMark = z.infer<typeof mailMark>;
