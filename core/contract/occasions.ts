import { z } from 'zod';
import { channelKinds } from '../channels/channel.ts';
import { canBeAskedAbout, occasionKinds } from '../listening/asking/occasion.ts';
import { isKind } from '../touchpoints/kinds.ts';
import { scaleNames } from '../touchpoints/scales.ts';
import { touchpointKey } from '../touchpoints/touchpoint-catalogue.ts';
import { id, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { quietHours } from './listening.ts';

const whole = (min: number, max: number) =>
  z
    .int({ error: 'must be a whole number' })
    .min(min, { error: `must be at least ${min}` })
    .max(max, { error: `must be at most ${max}` });

const once = (items: readonly string[]) => new Set(items).size === items.length;

const happening = z
  .string()
  .max(60)
  .refine((kind) => isKind(kind) && canBeAskedAbout(kind), { error: 'is nothing that customers are asked about' });

const when = z.strictObject({
  kind: z.enum(occasionKinds),
  /** Of the conversations, or where the relationship is asked about. */
  channels: z.array(z.enum(channelKinds)).max(channelKinds.length).refine(once, { error: 'names one twice' }),
  /** Of happenings: kinds of interactions; and the touchpoints, none for any. */
  kinds: z.array(happening).max(30).refine(once, { error: 'names one twice' }),
  touchpoints: z.array(touchpointKey).max(50).refine(once, { error: 'names one twice' }),
  delayMinutes: whole(0, 43_200),
  /** Asked of those who can be, where the plan wants no number of answers. */
  chance: z.number().min(0.001, { error: 'must be at least 0.001' }).max(1, { error: 'must be at most 1' }),
  /** Of the relationship: everybody who was active comes once in so many days, on a day of their own, at this minute of it. */
  everyDays: whole(7, 730),
  atMinute: whole(0, 1439),
  /** By mail where the channel of what happened carries no question. */
  mailFallback: z.boolean(),
  /** Days between two questions of this kind of scale; the days between any two stand beside, with the survey after a conversation. */
  sameKindDays: whole(0, 730),
  /** Days after a question of another kind of scale, in place of the days between any two. */
  distances: z.partialRecord(z.enum(scaleNames), whole(0, 730)),
  /** Only somebody whom that survey asked, or who answered it, so many days ago or more. */
  after: z.strictObject({ survey: id('srv'), what: z.enum(['asked', 'answered']), days: whole(0, 730) }).nullable(),
});

export const occasion = z.object({
  active: z.boolean(),
  /** What is given can be joined to nobody; once so, it stays so. */
  anonymous: z.boolean(),
  openDays: z.int(),
  quiet: quietHours.nullable(),
  /** Null: nothing is said yet, or this is the survey after every conversation, which has settings of its own. */
  when: when.nullable(),
  /** Customers whom this would have been about in the last 30 days, and how often; null where nothing is said. */
  lately: z.object({ customers: z.int(), episodes: z.int() }).nullable(),
  version,
});

export const readOccasion = endpoint({
  id: 'occasion.read',
  method: 'GET',
  path: '/api/v1/surveys/:id/occasion',
  permission: 'listening.read',
  summary: 'When a survey asks, and whom that would have been about lately.',
  params: z.strictObject({ id: id('srv') }),
  response: occasion,
});

export const updateOccasion = endpoint({
  id: 'occasion.update',
  method: 'PUT',
  path: '/api/v1/surveys/:id/occasion',
  permission: 'listening.manage',
  summary: 'Says when a survey asks. Nothing from before is asked about; what was decided already stays.',
  params: z.strictObject({ id: id('srv') }),
  body: z.strictObject({
    active: z.boolean(),
    /** Without it: as it was. */
    anonymous: z.boolean().optional(),
    openDays: whole(1, 90),
    quiet: quietHours.nullable(),
    when,
    version,
  }),
  response: occasion,
});
