import { z } from 'zod';
import { channelKinds } from '#core/channels/channel.ts';
import { promiseStates } from '#core/desk/promise.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

const person = z.object({ id: id('usr'), name: z.string() });

/** What a customer was promised. */
export const customerPromise = z.object({
  id: id('prm'),
  conversation: z.object({ id: id('cnv'), subject: z.string(), channel: z.enum(channelKinds) }),
  customer: z.object({ id: id('cus'), name: z.string() }),
  text: z.string(),
  /** Who gave it. */
  by: z.string(),
  /** Who sees to it; null: nobody does. */
  owner: person.nullable(),
  dueAt: time,
  /** When the owner is reminded; null: not before it is due. */
  remindAt: time.nullable(),
  state: z.enum(promiseStates),
  madeAt: time,
  /** When it was broken; one that was kept late has both. */
  brokenAt: time.nullable(),
  decidedAt: time.nullable(),
  decidedBy: z.string().nullable(),
  version,
});

/** Of a conversation with open promises, the one that is due first. */
export const duePromise = z.object({ dueAt: time, owner: id('usr').nullable() });

const onConversation = { params: z.strictObject({ id: id('cnv') }) };
const onPromise = { params: z.strictObject({ id: id('prm') }), response: customerPromise };
/** How many seconds before it is due its owner is reminded; null: not at all. */
const remind = z
  .int()
  .min(60)
  .max(7 * 86_400)
  .nullable();

export const listPromises = endpoint({
  id: 'promise.list',
  method: 'GET',
  path: '/api/v1/promises',
  permission: 'conversation.read',
  summary: 'What customers were promised: open ones by their time, late ones first; settled ones the latest first.',
  query: z.strictObject({
    ...pageShape,
    whose: z.enum(['mine', 'everyone']).default('everyone'),
    state: z.enum(['open', 'settled']).default('open'),
    customer: id('cus').optional(),
  }),
  response: page(customerPromise),
});

const counts = z.object({ late: z.int(), today: z.int(), open: z.int() });

export const countPromises = endpoint({
  id: 'promise.count',
  method: 'GET',
  path: '/api/v1/promise-counts',
  permission: 'conversation.read',
  summary: 'How many promises are late, due today and open: one’s own and everyone’s. Up to a thousand are counted.',
  response: z.object({ mine: counts, everyone: counts }),
});

export const listPromiseTimes = endpoint({
  id: 'promise.times',
  method: 'GET',
  path: '/api/v1/conversations/:id/promise-times',
  permission: 'conversation.promise',
  summary: 'When so many hours of business time will have gone by for a conversation; nothing where no hours are kept.',
  ...onConversation,
  response: z.object({ items: z.array(z.object({ hours: z.int(), at: time })) }),
});

export const makePromise = endpoint({
  id: 'promise.make',
  method: 'POST',
  path: '/api/v1/conversations/:id/promises',
  permission: 'conversation.promise',
  summary: 'Promises the customer something by a time. Left out, the owner is who promises.',
  ...onConversation,
  body: z.strictObject({ text: line(500), dueAt: time, remind: remind.default(900), owner: id('usr').optional() }),
  response: customerPromise,
});

export const changePromise = endpoint({
  id: 'promise.change',
  method: 'PATCH',
  path: '/api/v1/promises/:id',
  permission: 'conversation.promise',
  summary: 'Gives an open promise to somebody else, or says it anew with another time while that is not past.',
  ...onPromise,
  body: z.strictObject({
    text: line(500).optional(),
    dueAt: time.optional(),
    remind: remind.optional(),
    owner: id('usr').nullable().optional(),
    version,
  }),
});

export const decidePromise = endpoint({
  id: 'promise.decide',
  method: 'POST',
  path: '/api/v1/promises/:id/state',
  permission: 'conversation.promise',
  summary:
    'Says that it was kept, broken or is no longer needed; `open` takes that back. Refused with `past-due` for withdrawing what is late.',
  ...onPromise,
  body: z.strictObject({ state: z.enum(promiseStates), version }),
});
