import { z } from 'zod';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** How somebody stands at the moment: `off` is outside of their working hours, `quiet` that they do not want to be disturbed. */
const standing = z.enum(['here', 'off', 'quiet']);

export const standingNow = {
  standing,
  /** When they are there again; null: they are there, or nothing says when. */
  until: time.nullable(),
};

export const listAway = endpoint({
  id: 'availability.list',
  method: 'GET',
  path: '/api/v1/availability',
  permission: 'member.read',
  summary: 'Who of the people is off or does not want to be disturbed at the moment, and when that changes next.',
  response: z.object({
    items: z.array(z.object({ user: id('usr'), ...standingNow })),
    changesAt: time.nullable(),
  }),
});
