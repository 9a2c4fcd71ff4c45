import { z } from 'zod';
import { askGroups } from '#core/contract/asks-behind.ts';
import { matterGroups, timeGroups } from '#core/contract/conversations-behind.ts';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';

/** Which of the answers or asks behind a figure are listed. */
const behind = {
  touchpoint: z.string().max(60).optional().catch(undefined),
  by: z.enum(['day', 'week']).optional().catch(undefined),
  bucket: z.iso.date().optional().catch(undefined),
  score: z.coerce.number().min(0).max(10).optional().catch(undefined),
  from: z.coerce.number().optional().catch(undefined),
  to: z.coerce.number().optional().catch(undefined),
  word: z.string().max(60).optional().catch(undefined),
  of: z
    .enum([...matterGroups, ...timeGroups])
    .optional()
    .catch(undefined),
  only: z.enum(['running']).optional().catch(undefined),
  team: z.string().max(60).optional().catch(undefined),
  person: z.string().max(60).optional().catch(undefined),
  which: z.enum(askGroups).optional().catch(undefined),
};

/** What the address of a page of figures says: how many days, which channel, which scale, which fact, which time, beside whom. */
export const insightSearch = z.object({
  days: z.coerce.number().int().min(1).max(3650).optional().catch(undefined),
  channel: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,29}$/)
    .optional()
    .catch(undefined),
  scale: z.enum(scaleNames).optional().catch(undefined),
  about: z.enum(feelingObjects).optional().catch(undefined),
  fact: z.string().max(120).optional().catch(undefined),
  effects: z.enum(['held']).optional().catch(undefined),
  time: z.enum(['calendar', 'opening']).optional().catch(undefined),
  survey: z.string().max(120).optional().catch(undefined),
  question: z.string().max(200).optional().catch(undefined),
  grain: z.enum(['year', 'month']).optional().catch(undefined),
  group: z.enum(['channel', 'team', 'person']).optional().catch(undefined),
  ...behind,
});
export type InsightPlace = z.output<typeof insightSearch>;

export const usualDays = 90;

/** The place as an endpoint takes it. */
export function asQuery({ days = usualDays, channel }: InsightPlace) {
  return { days: String(days), ...(channel === undefined ? {} : { channel }) };
}

/** The same with the measure that the page is about. */
export function asMeasured({ scale, about, ...place }: InsightPlace) {
  return { ...asQuery(place), ...(scale === undefined ? {} : { scale }), ...(about === undefined ? {} : { about }) };
}
