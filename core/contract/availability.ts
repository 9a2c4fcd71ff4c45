import { z } from 'zod';
import { standingNow } from './away.ts';
import { id, time, zone } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { week } from './hours.ts';

/** By which hours somebody works: some of the company's, or own ones; null: there is nothing to go by, so always. */
const workingHours = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('calendar'), calendar: id('cal') }),
    z.strictObject({ kind: z.literal('own'), zone, week }),
  ])
  .nullable();

const own = z.object({
  hours: workingHours,
  /** Do not disturb until then; null: not asked for. */
  quietUntil: time.nullable(),
  /** Nor outside of the working hours. */
  quietOutside: z.boolean(),
  ...standingNow,
});

export const readAvailability = endpoint({
  id: 'availability.own',
  method: 'GET',
  path: '/api/v1/my-availability',
  permission: 'session',
  summary: 'When this person works, and whether they want to be disturbed.',
  response: own,
});

export const changeAvailability = endpoint({
  id: 'availability.change',
  method: 'PATCH',
  path: '/api/v1/my-availability',
  permission: 'session',
  summary:
    'Says when this person works, and until when they do not want to be disturbed (null: from now on they may be).',
  body: z.strictObject({
    hours: workingHours.optional(),
    quietUntil: time.nullable().optional(),
    quietOutside: z.boolean().optional(),
  }),
  response: own,
});
