import { z } from 'zod';
import { stage, touchpointKey } from '#core/touchpoints/touchpoint-catalogue.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

const byId = (prefix: 'tou' | 'cus') => z.strictObject({ id: id(prefix) });

export const touchpoint = z.object({
  id: id('tou'),
  key: touchpointKey,
  name: z.string(),
  channel: z.string(),
  stage,
  ownerTeam: z.string(),
  state: z.enum(['adopted', 'discovered', 'ignored']),
  seen: z.int(),
  lastSeenAt: time.nullable(),
  firstSeenAt: time.nullable(),
  version,
});

const touchpointFields = {
  name: line(120),
  channel: z.string().regex(/^[a-z][a-z0-9_-]{0,29}$/, { error: 'must be one small word, such as web' }),
  stage,
  ownerTeam: z.string().max(120),
};

export const listTouchpoints = endpoint({
  id: 'touchpoint.list',
  method: 'GET',
  path: '/api/v1/touchpoints',
  permission: 'touchpoint.read',
  summary: 'The catalogue of touchpoints, with those that the data named.',
  query: z.strictObject({ ...pageShape, state: z.enum(['adopted', 'discovered', 'ignored']).optional() }),
  response: page(touchpoint),
});

export const createTouchpoint = endpoint({
  id: 'touchpoint.create',
  method: 'POST',
  path: '/api/v1/touchpoints',
  permission: 'touchpoint.edit',
  summary: 'Adds a touchpoint of your own.',
  body: z.strictObject({
    ...touchpointFields,
    key: touchpointKey.optional(),
    ownerTeam: touchpointFields.ownerTeam.default(''),
  }),
  response: touchpoint,
  status: 201,
});

export const changeTouchpoint = endpoint({
  id: 'touchpoint.change',
  method: 'PATCH',
  path: '/api/v1/touchpoints/:id',
  permission: 'touchpoint.edit',
  summary: 'Changes name, channel, stage or owner of a touchpoint; its key stays.',
  params: byId('tou'),
  body: z.strictObject({ ...z.strictObject(touchpointFields).partial().shape, version }),
  response: touchpoint,
});

export const adoptTouchpoint = endpoint({
  id: 'touchpoint.adopt',
  method: 'POST',
  path: '/api/v1/touchpoints/:id/adopt',
  permission: 'touchpoint.edit',
  summary: 'Takes a discovered or ignored touchpoint into the catalogue.',
  params: byId('tou'),
  body: z.strictObject({ ...z.strictObject(touchpointFields).partial().shape, version }),
  response: touchpoint,
});

export const ignoreTouchpoint = endpoint({
  id: 'touchpoint.ignore',
  method: 'POST',
  path: '/api/v1/touchpoints/:id/ignore',
  permission: 'touchpoint.edit',
  summary: 'Offers a discovered touchpoint no more; its interactions stay.',
  params: byId('tou'),
  body: z.strictObject({ version }),
  response: touchpoint,
});

export const offerTouchpoint = endpoint({
  id: 'touchpoint.offer',
  method: 'POST',
  path: '/api/v1/touchpoints/:id/offer',
  permission: 'touchpoint.edit',
  summary: 'Offers an ignored touchpoint for adoption again.',
  params: byId('tou'),
  body: z.strictObject({ version }),
  response: touchpoint,
});

export const customerConsent = endpoint({
  id: 'customer.consent',
  method: 'GET',
  path: '/api/v1/customers/:id/consent',
  permission: 'customer.read',
  summary: 'What the customer said about being tracked, per device.',
  params: byId('cus'),
  response: z.object({
    items: z.array(
      z.object({ state: z.enum(['given', 'withdrawn']), purposes: z.array(z.string()), signal: z.string(), at: time }),
    ),
  }),
});
