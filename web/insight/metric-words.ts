import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listMetrics, readMetricFigures } from '#core/contract/metrics.ts';
import { feelingMetricIds, type FeelingMetricId } from '#core/insight/metrics/feeling-metrics.ts';
import { timeMetricIds, type TimeMetric } from '#core/insight/metrics/time-metrics.ts';
import { duration, number } from '../ui/format.ts';
import { aboutWords, scaleWords } from '../ui/scale-words.ts';

export type Metric = WireOutputOf<typeof listMetrics>['items'][number];
type Figure = Omit<WireOutputOf<typeof readMetricFigures>['items'][number], 'metric' | 'target'>;

const times: Record<TimeMetric, string> = {
  first_response: t`First response`,
  next_response: t`Next response`,
  resolution: t`Resolution`,
  bot_response: t`Answer of a bot`,
};

const others: Record<string, string> = {
  volume: t`Conversations begun`,
  backlog: t`Open at the end`,
  first_contact: t`Resolved at first contact`,
  reopened: t`Reopened`,
  response_rate: t`Who answered`,
};

function feelingName({ scale, about, type }: FeelingMetricId): string {
  const { name, short } = scaleWords[scale];
  return (type === 'mean' ? [name, t`mean`, aboutWords[about]] : [short, aboutWords[about]]).join(', ');
}

const names = new Map([
  ...Object.entries(others),
  ...feelingMetricIds.map((metric) => [metric.id, feelingName(metric)] as const),
  ...timeMetricIds.map(({ id, time, of, type }) => {
    const hours = of === 'opening' ? [t`in opening hours`] : [];
    return [id, [times[time], ...hours, type === 'median' ? t`median` : t`90th percentile`].join(', ')] as const;
  }),
]);

/** What a metric is called. */
export function metricName({ id, name }: Pick<Metric, 'id' | 'name'>): string {
  return names.get(id) ?? name;
}

/** What it tells of, where that is a feeling: the page of figures shows it by that. */
export function measureOf({ id }: Metric) {
  const found = feelingMetricIds.find((one) => one.id === id);
  return found === undefined ? undefined : { scale: found.scale, about: found.about };
}

export const metricKindWords: Record<Metric['kind'], string> = {
  fact: t({ message: 'Fact', context: 'metric' }),
  feeling: t`Feeling`,
  behaviour: t({ message: 'Behaviour', context: 'metric' }),
};

export const betterWords: Record<Metric['better'], string> = {
  high: t`High is good`,
  low: t`Low is good`,
  neither: t`Neither end`,
};

export const controlWords: Record<Metric['control'], string> = {
  ours: t({ message: 'We', context: 'who can move a metric' }),
  shared: t({ message: 'We and others', context: 'who can move a metric' }),
  outside: t({ message: 'Others', context: 'who can move a metric' }),
};

export const objectWords: Record<Metric['object'], string> = {
  contact: t({ message: 'Contact', context: 'what a metric is about' }),
  touchpoint: t({ message: 'Touchpoint', context: 'what a metric is about' }),
  journey: t({ message: 'Journey', context: 'what a metric is about' }),
  relationship: t({ message: 'Relationship', context: 'what a metric is about' }),
};

export const intervalWords: Record<Metric['interval'], string> = {
  none: t`None: everything is counted`,
  wilson: 'Wilson, 95 %',
  'adjusted-wald': 'Adjusted Wald, 95 %',
  student: 'Student’s t, 95 %',
  'brookmeyer-crowley': 'Brookmeyer–Crowley, log–log, 95 %',
};

/** How a figure of the metric is written; of what is counted and not sampled there are no bounds. */
export function lookOf({ type, unit }: Metric, { low, high, ...figure }: Figure) {
  const none = figure.state === 'few' ? t`too few` : figure.state === 'not-reached' ? t`not reached` : undefined;
  const bounds = type === 'count' || type === 'level' ? {} : { low, high };
  const said = { ...figure, ...bounds, ...(none === undefined ? {} : { none }) };
  if (unit === 'seconds') return { ...said, show: duration };
  if (unit === 'count') return { value: said.value, show: number };
  return unit === 'score' ? { ...said, digits: 2, widest: null } : { ...said, unit: unit === 'percent' ? ' %' : '' };
}
