import { problem, type App, type Tx } from '#platform';
import { answerChannels } from '../answer-rows.ts';
import { conversationChannels } from '../conversation-rows.ts';
import { headOf, openScope, type Scope, type ScopeQuery } from '../scope.ts';
import { insightSettings } from '../settings.ts';
import { catalogue, findMetric, howOf, metricNamed, metricOnWire } from './catalogue.ts';
import { metricFigures, metricSql } from './figures.ts';
import type { Metric } from './metric.ts';
import { metricOwners } from './owners.ts';
import { momentWords } from './populations.ts';
import { judgedTarget, saidTargets, targetsOn } from './targets.ts';

/** The catalogue of metrics. */
export async function listedMetrics(tx: Tx) {
  const settings = await insightSettings(tx);
  const owners = await metricOwners(tx);
  return { items: catalogue.map((metric) => metricOnWire(metric, settings, owners)) };
}

/** One metric with its figure. Throws `not-found`, and `unavailable` while analytics restarts. */
export async function oneMetric(tx: Tx, app: App, { metric: id, ...query }: ScopeQuery & { metric: string }) {
  const metric = metricNamed(id);
  const scope = await openScope(tx, app, query);
  const { figure, series } = (await metricFigures(scope, [metric])).get(id)!;
  return {
    ...(await headOf(scope, await channelsOf(scope))),
    metric: metricOnWire(metric, scope.settings, await metricOwners(tx)),
    how: howOf(id, scope.when, scope.settings),
    moment: momentWords[metric.population],
    sql: metricSql(scope, metric),
    figure,
    target: judgedTarget((await targetsOn(tx, scope.period.to)).get(id), metric, [figure, scope.period]),
    targets: await saidTargets(tx, id),
    series: scope.period.buckets.map((bucket, at) => ({ ...bucket, ...series[at]! })),
  };
}

/** The figures of these metrics, or of all. Throws `invalid` for one that does not exist. */
export async function figuresOfMetrics(
  tx: Tx,
  app: App,
  { metrics, ...query }: ScopeQuery & { metrics?: string[] | undefined },
) {
  const wanted = metrics === undefined ? catalogue : namedMetrics(metrics);
  const scope = await openScope(tx, app, query);
  const figures = await metricFigures(scope, wanted);
  const targets = await targetsOn(tx, scope.period.to);
  return {
    ...(await headOf(scope, await channelsOf(scope))),
    items: wanted.map((metric) => {
      const { figure } = figures.get(metric.id)!;
      return {
        metric: metric.id,
        ...figure,
        target: judgedTarget(targets.get(metric.id), metric, [figure, scope.period]),
      };
    }),
  };
}

function namedMetrics(ids: readonly string[]): Metric[] {
  return [...new Set(ids)].map((id) => {
    const found = findMetric(id);
    if (found === undefined)
      throw problem('invalid', { fields: [{ path: 'metrics', message: `has no metric called ${id.slice(0, 60)}` }] });
    return found;
  });
}

/** Every channel on which customers wrote or answered in the period. */
async function channelsOf(scope: Scope): Promise<string[]> {
  return [...(await conversationChannels(scope)), ...(await answerChannels(scope))];
}
