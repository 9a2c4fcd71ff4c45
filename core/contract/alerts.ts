import { z } from 'zod';
import { feelingObjects, scaleNames } from '#core/touchpoints/scales.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { channel } from './insight.ts';

const chart = {
  scale: z.enum(scaleNames),
  about: z.enum(feelingObjects),
  /** Null: all channels. */
  channel: channel.nullable(),
};

/** A chart with those who hear of it; of a chart that nobody hears of there is none. */
const watch = z.object({ ...chart, people: z.array(id('usr')) });

const alert = z.object({
  id: id('alr'),
  ...chart,
  side: z.enum(['low', 'high']),
  /** The first day of the day or week that lay beyond. */
  start: z.iso.date(),
  by: z.enum(['day', 'week']),
  since: time,
});

export const readAlert = endpoint({
  id: 'insight.alert',
  method: 'GET',
  path: '/api/v1/insight/alerts/:id',
  permission: 'insight.read',
  summary: 'Which control chart left its limits, also where it has come back since.',
  params: z.strictObject({ id: id('alr') }),
  response: alert.extend({ endedAt: time.nullable() }),
});

export const readAlerts = endpoint({
  id: 'insight.alerts',
  method: 'GET',
  path: '/api/v1/insight/alerts',
  permission: 'insight.read',
  summary: 'Which control charts are watched, for whom, and which have left their limits.',
  response: z.object({
    watches: z.array(watch),
    open: z.array(alert),
  }),
});

export const changeWatch = endpoint({
  id: 'insight.watch.change',
  method: 'PUT',
  path: '/api/v1/insight/watches',
  permission: 'insight.manage',
  summary: 'Says who hears of it when a control chart leaves its limits; nobody: it is not watched.',
  body: z.strictObject({ ...chart, people: z.array(id('usr')).max(50, { error: 'must be at most 50 people' }) }),
  response: watch,
});
