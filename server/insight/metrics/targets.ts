import { ofFigureType, type Unit } from '#core/insight/metrics/kinds-of-metric.ts';
import { targetLeft, targetVerdict, type SaidTarget, type Target } from '#core/insight/metrics/targets.ts';
import type { Figure } from '#core/statistics/rules.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import type { Period } from '../period.ts';
import { metricNamed } from './catalogue.ts';
import type { Metric } from './metric.ts';

const columns = sql`direction, value, to_char(starts, 'YYYY-MM-DD') as "from"`;
/** Of what was said for one day the last word holds. */
const newestFirst = sql`starts desc, said_at desc, id desc`;

/** The targets that hold on a day. */
export async function targetsOn(tx: Tx, day: string): Promise<Map<string, Target>> {
  const rows = await tx.all(sql<SaidTarget & { metric: string }>`
    select metric, ${columns} from insight.metric_target where starts <= ${day} order by metric, ${newestFirst}`);
  const left = [...Map.groupBy(rows, ({ metric }) => metric)].map(
    ([metric, said]) => [metric, targetLeft(said)] as const,
  );
  return new Map(left.flatMap(([metric, target]) => (target === null ? [] : [[metric, target] as const])));
}

/** All that was said of a metric, what begins last first. */
export function saidTargets(tx: Tx, metric: string) {
  return tx.all(sql<SaidTarget & { saidAt: Date }>`select ${columns}, said_at from insight.metric_target
    where metric = ${metric} order by ${newestFirst}`);
}

/** The target of a metric with what its figure of the period says of it. */
export function judgedTarget(
  target: Target | undefined,
  { made }: Metric,
  [figure, { from }]: readonly [Figure, Period],
) {
  if (target === undefined) return null;
  const { interval } = ofFigureType[made.type];
  return { ...target, verdict: targetVerdict(target, { figure, interval, from }) };
}

const bounds: Record<Unit, readonly [number, number]> = {
  count: [0, 1e9],
  percent: [0, 100],
  points: [-100, 100],
  score: [0, 10],
  seconds: [0, 366 * 86_400],
};

/** So often a target can be said anew: a history of more is read by nobody. */
const most = 200;

interface Wanted extends SaidTarget {
  metric: string;
}

/** Says what a metric should be from a day on; null: nothing. Throws `not-found` for a metric, `invalid` for a value that it cannot have. */
export async function changeMetricTarget(tx: Tx, { metric, direction, value, from }: Wanted, actor: Actor) {
  const { unit } = ofFigureType[metricNamed(metric).made.type];
  const [low, high] = bounds[unit];
  if (value !== null && (value < low || value > high))
    throw problem('invalid', { fields: [{ path: 'value', message: `must be from ${low} to ${high}` }] });
  const { count } = await tx.one(sql<{ count: number }>`
    select count(*)::int as count from insight.metric_target where metric = ${metric}`);
  if (count >= most)
    throw problem('conflict', { detail: `The target of ${metric} was said ${most} times: it stays as it is.` });
  await tx.run(sql`insert into insight.metric_target (metric, direction, value, starts, said_at)
    values (${metric}, ${direction}, ${value}, ${from}, ${tx.now})`);
  await audit(tx, actor, { action: 'insight.metric-target', detail: { metric, direction, value, from } });
  return { metric, said: await saidTargets(tx, metric) };
}
