import { z } from 'zod';
import { sentiments, shownEmotions } from '#core/listening/sentiment/labels.ts';

const moment = z.iso.datetime().optional().catch(undefined);

/** What the address of the texts behind a share says: of which days, language, channel and topic, and how they read. */
export const textsSearch = z.object({
  days: z.coerce.number().int().min(7).max(730).optional().catch(undefined),
  from: moment,
  to: moment,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .catch(undefined),
  week: z.iso.date().optional().catch(undefined),
  channel: z.string().max(40).optional().catch(undefined),
  read: z.enum(sentiments).optional().catch(undefined),
  sentiment: z.enum(sentiments).optional().catch(undefined),
  emotion: z.enum(shownEmotions).optional().catch(undefined),
  topic: z.string().max(60).optional().catch(undefined),
});
export type TextsPlace = z.output<typeof textsSearch>;
