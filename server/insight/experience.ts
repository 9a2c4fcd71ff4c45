import type { How } from '#core/contract/insight.ts';
import { countingAmong } from '#core/insight/among.ts';
import { feelingChange, feelingFigure, meanFigure, type Measure, type Scores } from '#core/insight/feeling.ts';
import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import type { Change } from '#core/statistics/rules.ts';
import { scales } from '#core/touchpoints/scales.ts';
import type { App, Tx } from '#platform';
import { answerChannels, scoreRows, type ScoreRow } from './answer-rows.ts';
import { judgedTogether } from './how.ts';
import { howOf } from './metrics/catalogue.ts';
import { isOf, measureOf, measuresOf, scoresOf, type MeasureQuery } from './measures.ts';
import { responseRate } from './response-rate.ts';
import { headOf, openScope, touchpointNames, type Scope, type ScopeQuery } from './scope.ts';

/** How it felt in the period: one answer for the whole page. Throws `unavailable` while analytics restarts. */
export async function experienceFigures(tx: Tx, app: App, query: ScopeQuery & MeasureQuery) {
  const scope = await openScope(tx, app, query);
  const [rows, channels] = await Promise.all([scoreRows(scope), answerChannels(scope)]);
  const measure = measureOf(rows, query);
  const mine = rows.filter(isOf(measure)).filter(({ earlier }) => !earlier);
  const all = scoresOf(measure, mine, { by: 'all' });
  const names = await touchpointNames(tx);
  const figure = wholeOf(scope, measure, rows);
  const shown = {
    scales: measuresOf(rows).map((each) => ({
      ...each,
      name: scales[each.scale].name,
      ...(isSame(each, measure) ? figure : wholeOf(scope, each, rows)),
    })),
    byChannel: groupsOf(scope, { measure, rows: mine, by: 'channel', nameOf: (key) => key }),
    byTouchpoint: groupsOf(scope, {
      measure,
      rows: mine,
      by: 'touchpoint',
      nameOf: (key) => names.get(key) ?? usualTouchpoint(key)?.name ?? key,
    }),
  };
  const counting = countingAmong(
    [...shown.scales, ...shown.byChannel, ...shown.byTouchpoint].map(({ change }) => change),
  );
  const judged = <G extends Changed>(each: G): G => ({ ...each, change: counting(each.change) });
  const judgedWhole = <W extends Changed & { how: How }>(each: W): W => ({
    ...judged(each),
    how: judgedTogether(each.how, scope.settings),
  });
  return {
    ...(await headOf(scope, channels)),
    ...measure,
    scales: shown.scales.map(judgedWhole),
    figure: judgedWhole(figure),
    mean: meanFigure(all),
    scores: everyScore(all),
    series: scope.period.buckets.map(({ start, partial }) => ({
      start,
      partial,
      ...feelingFigure(scoresOf(measure, mine, { by: 'bucket', group: start })),
    })),
    byChannel: shown.byChannel.map(judged),
    byTouchpoint: shown.byTouchpoint.map(judged),
    response: await responseRate(scope),
  };
}

interface Changed {
  change: Change | null;
}

const isSame = (one: Measure, other: Measure) => one.scale === other.scale && one.about === other.about;

/** The figure of a measure, its mean beside it, and what changed since the period before. */
export function wholeOf({ when, settings }: Scope, measure: Measure, rows: readonly ScoreRow[]) {
  const mine = rows.filter(isOf(measure));
  const scoresWhen = (earlier: boolean) =>
    scoresOf(
      measure,
      mine.filter((row) => row.earlier === earlier),
      { by: 'all' },
    );
  const [was, is] = [scoresWhen(true), scoresWhen(false)];
  return {
    ...feelingFigure(is),
    mean: meanFigure(is),
    change: feelingChange([was, is], settings.smallestDifference),
    how: howOf(`${measure.scale}_${measure.about}`, when, settings),
  };
}

interface Grouping<M extends Measure> {
  measure: M;
  rows: readonly ScoreRow[];
  by: string;
  nameOf: (key: string) => string;
}

/** The feeling of each group, and how it differs from that of all other answers. */
function groupsOf<M extends Measure>({ settings }: Scope, { measure, rows, by, nameOf }: Grouping<M>) {
  const keys = new Set(rows.filter((row) => row.by === by).map(({ group }) => group));
  return [...keys]
    .map((key) => {
      const scores = scoresOf(measure, rows, { by, group: key });
      const others = rows
        .filter((row) => row.group !== key)
        .map((row) => (row.by === by ? { ...row, group: '' } : row));
      return {
        key,
        name: nameOf(key),
        ...feelingFigure(scores),
        mean: meanFigure(scores),
        change: feelingChange([scoresOf(measure, others, { by }), scores], settings.smallestDifference),
      };
    })
    .toSorted((a, b) => b.n - a.n);
}

function everyScore({ of: { scale }, counts }: Scores) {
  const { min, max } = scales[scale];
  const known = new Set([...Array.from({ length: max - min + 1 }, (_, at) => min + at), ...counts.keys()]);
  return [...known].toSorted((a, b) => a - b).map((score) => ({ score, count: counts.get(score) ?? 0 }));
}
