import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { defineEvent } from '#platform';

const data = z.object({
  conversation: z.uuid(),
  customer: z.uuid(),
  channel: z.enum(channelKinds),
  promise: z.uuid(),
  owner: z.uuid().nullable(),
  by: z.object({
    kind: z.enum(['agent', 'customer', 'system', 'api']),
    id: z.string().nullable(),
    name: z.string(),
  }),
});

const live = { version: 1, live: true } as const;

export const promiseMade = defineEvent({ name: 'promise.made', ...live, data });
/** `given`: somebody else sees to it now. */
export const promiseChanged = defineEvent({
  name: 'promise.changed',
  ...live,
  data: data.extend({ given: z.boolean() }),
});
/** Its time is near. */
export const promiseReminded = defineEvent({ name: 'promise.reminded', ...live, data });
export const promiseKept = defineEvent({ name: 'promise.kept', ...live, data });
/** By the clock, or because somebody said so. */
export const promiseBroken = defineEvent({ name: 'promise.broken', ...live, data });
export const promiseWithdrawn = defineEvent({ name: 'promise.withdrawn', ...live, data });
export const promiseReopened = defineEvent({ name: 'promise.reopened', ...live, data });

export const promiseEvents = [
  promiseMade,
  promiseChanged,
  promiseReminded,
  promiseKept,
  promiseBroken,
  promiseWithdrawn,
  promiseReopened,
];
