import { z } from 'zod';
import {
  betterEnds,
  controls,
  figureTypes,
  intervals,
  metricKinds,
  populations,
  sides,
  units,
} from '#core/insight/metrics/kinds-of-metric.ts';
import { targetDirections, targetVerdicts } from '#core/insight/metrics/targets.ts';
import { feelingObjects } from '#core/touchpoints/scales.ts';
import { id, queryInt, queryList, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { channel, figure, how, lag, period } from './insight.ts';
import { ownDay } from './own-day.ts';

const metricId = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, { error: 'must be a metric such as first_response' });

/** The team that answers for it. */
const owner = z.object({ id: id('tem'), name: z.string() }).nullable();

const metric = z.object({
  id: metricId,
  name: z.string(),
  side: z.enum(sides),
  kind: z.enum(metricKinds),
  /** What it is about. */
  object: z.enum(feelingObjects),
  unit: z.enum(units),
  /** Which end is good. */
  better: z.enum(betterEnds),
  /** Who can move it. */
  control: z.enum(controls),
  /** In which relation it is counted. */
  population: z.enum(populations),
  /** Every row counts, or the last of each customer. */
  each: z.enum(['row', 'customer']),
  type: z.enum(figureTypes),
  interval: z.enum(intervals),
  /** Fewer than this give no number. */
  fewest: z.int(),
  formula: z.string(),
  /** What is counted, in words. */
  counted: z.string(),
  owner,
});

/** What the figure should be at least or at most, in the unit of the metric, from a day on. */
const target = z.object({ direction: z.enum(targetDirections), value: z.number(), from: z.iso.date() });
/** The target that holds on the last day of the period, and whether the figure of the period meets it. */
const judgedTarget = z.object({ ...target.shape, verdict: z.enum(targetVerdicts) }).nullable();
/** All that was said, what begins last first; no value: no target from that day on. */
const saidTargets = z.array(z.object({ ...target.shape, value: z.number().nullable(), saidAt: time }));

const scope = {
  days: queryInt({ min: 1, max: 3650 }).default(30),
  channel: channel.optional(),
  by: z.enum(['day', 'week']).optional(),
};
const head = { period, lag, channels: z.array(z.string()) };

export const listMetrics = endpoint({
  id: 'insight.metrics',
  method: 'GET',
  path: '/api/v1/insight/metrics',
  permission: 'insight.read',
  summary: 'Every figure there is: what it is, of what it is counted, how, and from how many on.',
  response: z.object({ items: z.array(metric) }),
});

export const readMetric = endpoint({
  id: 'insight.metric',
  method: 'GET',
  path: '/api/v1/insight/metric',
  permission: 'insight.read',
  summary: 'One metric with its figure of the period, over time, and the SQL that it is counted by.',
  query: z.strictObject({ ...scope, metric: metricId }),
  response: z.object({
    ...head,
    metric,
    how,
    /** What puts a row into a period. */
    moment: z.string(),
    /** Values left out. */
    sql: z.string(),
    figure,
    target: judgedTarget,
    targets: saidTargets,
    series: z.array(z.object({ start: z.iso.date(), partial: z.boolean(), ...figure.shape })),
  }),
});

export const readMetricFigures = endpoint({
  id: 'insight.metric.figures',
  method: 'GET',
  path: '/api/v1/insight/figures',
  permission: 'insight.read',
  summary: 'Figures of several metrics, or of all, at once.',
  query: z.strictObject({ ...scope, metrics: queryList.optional() }),
  response: z.object({
    ...head,
    items: z.array(z.object({ metric: metricId, ...figure.shape, target: judgedTarget })),
  }),
});

export const changeMetricOwner = endpoint({
  id: 'insight.metric.owner',
  method: 'PUT',
  path: '/api/v1/insight/metric-owner',
  permission: 'insight.manage',
  summary: 'Says which team answers for a metric; null: none.',
  body: z.strictObject({ metric: metricId, team: id('tem').nullable() }),
  response: z.object({ metric: metricId, owner }),
});

export const changeMetricTarget = endpoint({
  id: 'insight.metric.target',
  method: 'POST',
  path: '/api/v1/insight/metric-targets',
  permission: 'insight.manage',
  summary:
    'Says what a metric should be at least or at most from a day on, in its own unit (times in seconds); null: nothing. What was said before stays in its history.',
  body: z.strictObject({
    metric: metricId,
    direction: z.enum(targetDirections),
    value: z.number().nullable(),
    from: ownDay,
  }),
  response: z.object({ metric: metricId, said: saidTargets }),
});
