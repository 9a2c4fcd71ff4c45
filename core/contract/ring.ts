import { z } from 'zod';
import { happenings } from '#core/desk/happenings.ts';
import { endpoint } from './endpoint.ts';

const happening = z.enum(happenings);

/** The event that tells people of something by a notification of their desktop or a sound; its subject is the conversation. */
export const rungEvent = 'notice.rung';

export const rung = z.object({
  happening,
  /** Who did it; empty for the customer and the clock. */
  by: z.string(),
  at: z.iso.datetime(),
  /** Only those who want it and may be disturbed. */
  to: z.array(z.object({ person: z.guid(), desktop: z.boolean(), sound: z.boolean() })),
});

const rules = z.object({
  items: z.array(z.strictObject({ happening, desktop: z.boolean(), sound: z.boolean() })),
});

export const readRingRules = endpoint({
  id: 'ring.rules',
  method: 'GET',
  path: '/api/v1/my-notices',
  permission: 'session',
  summary: 'For what this person wants a notification of their desktop, and for what a sound.',
  response: rules,
});

export const changeRingRules = endpoint({
  id: 'ring.change',
  method: 'PUT',
  path: '/api/v1/my-notices',
  permission: 'session',
  summary: 'Says for what this person wants notifications and sounds; what is left out stays as it is.',
  body: z.strictObject({ items: rules.shape.items.max(happenings.length * 2) }),
  response: rules,
});
