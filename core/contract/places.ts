import { z } from 'zod';
import { scaleNames } from '#core/touchpoints/scales.ts';
import { touchpointKey } from '#core/touchpoints/touchpoint-catalogue.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { figure } from './insight.ts';

// Beside these: GET /api/v1/places/:id/poster gives the page to print.

export const placeKind = z.enum(['device', 'poster']);
export type PlaceKind = z.infer<typeof placeKind>;

const settings = {
  survey: id('srv'),
  name: line(100),
  touchpoint: touchpointKey,
  /** Whose name and colour it shows; null: the usual ones. */
  tradingName: id('brd').nullable(),
};

export const place = z.object({
  id: id('plc'),
  kind: placeKind,
  ...settings,
  surveyName: z.string(),
  /** Null while its survey was never published or the place is closed. */
  link: z.string().nullable(),
  linkSince: time,
  closed: z.boolean(),
  /** Volunteered: shown for the place alone and in no figure beside asked ones. */
  responses: z.object({ complete: z.int(), partial: z.int(), last: time.nullable() }),
  /** Of all its devices: seen last, and answers that wait on them. */
  seenAt: time.nullable(),
  waiting: z.int(),
  version,
});

const device = z.object({
  number: z.int(),
  seenAt: time,
  waiting: z.int(),
  /** Complete responses that came from it. */
  responses: z.int(),
});

export const placeOpened = place.extend({
  devices: z.array(device),
  /** By question and scale: what was given at this place, with its number. */
  scores: z.array(
    z.object({ question: z.string(), scale: z.enum(scaleNames), mean: figure.nullable(), share: figure }),
  ),
});

export const listPlaces = endpoint({
  id: 'place.list',
  method: 'GET',
  path: '/api/v1/places',
  permission: 'listening.read',
  summary: 'Devices and posters at which a survey can be answered, with when they were seen last.',
  response: z.object({ items: z.array(place) }),
});

export const openPlace = endpoint({
  id: 'place.open',
  method: 'GET',
  path: '/api/v1/places/:id',
  permission: 'listening.read',
  summary: 'A place with its devices and what was given there.',
  params: z.strictObject({ id: id('plc') }),
  response: placeOpened,
});

export const createPlace = endpoint({
  id: 'place.create',
  method: 'POST',
  path: '/api/v1/places',
  permission: 'listening.manage',
  summary: 'Adds a device or a poster with an address of its own. Its survey has to be published.',
  body: z.strictObject({ kind: placeKind, ...settings }),
  response: placeOpened,
});

export const changePlace = endpoint({
  id: 'place.change',
  method: 'PATCH',
  path: '/api/v1/places/:id',
  permission: 'listening.manage',
  summary:
    'Changes survey, name, touchpoint or look. Its address stays; answers keep the touchpoint they were given at.',
  params: z.strictObject({ id: id('plc') }),
  body: z.strictObject({ ...settings, version }),
  response: placeOpened,
});

export const relinkPlace = endpoint({
  id: 'place.relink',
  method: 'POST',
  path: '/api/v1/places/:id/link',
  permission: 'listening.manage',
  summary:
    'Gives it another address. The old one opens nothing any more; answers that wait on a device are taken for 7 days.',
  params: z.strictObject({ id: id('plc') }),
  body: z.strictObject({ version }),
  response: placeOpened,
});

export const closePlace = endpoint({
  id: 'place.close',
  method: 'POST',
  path: '/api/v1/places/:id/close',
  permission: 'listening.manage',
  summary: 'Closes a place at once, or opens it again. What was given there stays.',
  params: z.strictObject({ id: id('plc') }),
  body: z.strictObject({ closed: z.boolean(), version }),
  response: placeOpened,
});
