import {
  baselineOf,
  controlChart,
  kindOf,
  unitOf,
  type ControlPeriod,
  type ScoredPeriod,
} from '#core/insight/control.ts';
import type { Measure } from '#core/insight/feeling.ts';
import { fewest } from '#core/statistics/rules.ts';
import type { App, Tx } from '#platform';
import { scoreRows } from '../answer-rows.ts';
import { controlHow } from '../how.ts';
import { measureOf, type MeasureQuery } from '../measures.ts';
import type { By } from '../period.ts';
import { freshness, openScope, type Scope, type ScopeQuery } from '../scope.ts';
import { annotations, type Annotation } from './annotations.ts';
import { controlRows, type ControlRow } from './control-rows.ts';

/** A chart of fewer periods tells nothing: one for a short time looks further back. */
const fewestShown = 40;

/** Whether a feeling changed, by its control chart. Throws `unavailable` while analytics restarts. */
export async function controlFigures(tx: Tx, app: App, query: ScopeQuery & MeasureQuery & { charts?: number }) {
  const scope = await openScope(tx, app, query);
  const measure = await measureFor(scope, query);
  const said = await annotations(tx);
  const days = said.filter(({ anew }) => anew).map(({ day }) => day);
  const from = days.findLast((day) => day <= scope.period.from) ?? null;
  const { by, given } = await periodsOf(scope, measure, { by: query.by, from });
  const charted = controlChart(measure, given, { by, anew: days, charts: query.charts ?? 1 });
  const inPeriod = charted.filter(({ start }) => start >= scope.period.from).length;
  const shown = charted.slice(-Math.max(fewestShown, inPeriod));
  const first = shown[0]?.start ?? scope.period.from;
  return {
    lag: await freshness(tx, app),
    ...measure,
    by,
    kind: kindOf(measure),
    unit: unitOf(measure),
    how: controlHow(scope.when, kindOf(measure), by),
    baseline: usualFrom(charted, { by, since: days.findLast((day) => given.some(({ start }) => start >= day)) }),
    periods: shown,
    annotations: said.filter(({ day }: Annotation) => day >= first && day <= scope.period.to),
  };
}

async function measureFor(scope: Scope, { scale, about }: MeasureQuery): Promise<Measure> {
  if (scale !== undefined && about !== undefined) return { scale, about };
  return measureOf(await scoreRows(scope), { scale, about });
}

/** The periods that what is usual is taken from, since limits began anew last. */
function usualFrom(charted: readonly ControlPeriod[], { by, since }: { by: By; since: string | undefined }) {
  const used = charted.filter(({ start, baseline }) => baseline && (since === undefined || start >= since));
  return { seen: used.length, needed: baselineOf[by], from: used[0]?.start ?? null, to: used.at(-1)?.start ?? null };
}

interface Wanted {
  by: By | undefined;
  from: string | null;
}

/** Days where most of those with answers have enough of them, else weeks. */
async function periodsOf(scope: Scope, measure: Measure, { by, from }: Wanted) {
  if (by !== 'week') {
    const given = everyPeriod(measure, await controlRows(scope, measure, { by: 'day', from }), 1);
    const sizes = given.map(({ scores }) => [...scores.counts.values()].reduce((sum, count) => sum + count, 0));
    const answered = sizes.filter((n) => n > 0).length;
    if (by === 'day' || 2 * sizes.filter((n) => n >= fewest).length > answered) return { by: 'day' as const, given };
  }
  const given = everyPeriod(measure, await controlRows(scope, measure, { by: 'week', from }), 7);
  return { by: 'week' as const, given: given.filter(({ start }) => from === null || start >= from) };
}

/** The rows by period, also those in which nobody answered. */
function everyPeriod(measure: Measure, rows: readonly ControlRow[], days: number): ScoredPeriod[] {
  const counts = new Map<string, Map<number, number>>();
  for (const { start, score, count } of rows) {
    const scores = counts.get(start) ?? new Map<number, number>();
    counts.set(start, scores.set(score, count));
  }
  const [first, last] = [rows[0]?.start, rows.at(-1)?.start];
  if (first === undefined || last === undefined) return [];
  const periods: ScoredPeriod[] = [];
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days }))
    periods.push({ start: day.toString(), scores: { of: measure, counts: counts.get(day.toString()) ?? new Map() } });
  return periods;
}
