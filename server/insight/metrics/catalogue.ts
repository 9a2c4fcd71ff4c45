import type { How } from '#core/contract/insight.ts';
import { ofFigureType } from '#core/insight/metrics/kinds-of-metric.ts';
import { problem } from '#platform';
import type { Metric, Terms } from './metric.ts';
import { metricsOfAnswers } from './of-answers.ts';
import { metricsOfAsks } from './of-asks.ts';
import { metricsOfConversations } from './of-conversations.ts';
import { metricsOfTimes } from './of-times.ts';
import type { Owner } from './owners.ts';

/** Every metric there is. */
export const catalogue: readonly Metric[] = [
  ...metricsOfConversations,
  ...metricsOfTimes,
  ...metricsOfAnswers,
  ...metricsOfAsks,
];

const byId = new Map(catalogue.map((metric) => [metric.id, metric]));

export function findMetric(id: string): Metric | undefined {
  return byId.get(id);
}

/** Throws `not-found`. */
export function metricNamed(id: string): Metric {
  const metric = byId.get(id);
  if (metric === undefined) throw problem('not-found', { detail: `There is no metric ${id}.` });
  return metric;
}

/** How a metric of the catalogue is computed, in words. */
export function howOf(id: string, period: string, terms: Terms): How {
  const metric = byId.get(id);
  if (metric === undefined) throw new Error(`There is no metric ${id}`);
  return { formula: metric.formula(terms), population: metric.counted(terms), period };
}

/** A metric as the API tells it. */
export function metricOnWire(metric: Metric, terms: Terms, owners: ReadonlyMap<string, Owner>) {
  const { id, name, side, kind, object, better, control, population, each, made, formula, counted } = metric;
  return {
    ...{ id, name, side, kind, object, better, control, population, each, type: made.type },
    ...ofFigureType[made.type],
    ...{ formula: formula(terms), counted: counted(terms), owner: owners.get(id) ?? null },
  };
}
