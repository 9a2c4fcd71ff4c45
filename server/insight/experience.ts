import { feelingChange, feelingFigure, feelingNames, meanFigure, type Scores } from '#core/insight/feeling.ts';
import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import { scales, type Scale } from '#core/touchpoints/scales.ts';
import type { App, Tx } from '#platform';
import { answerChannels, scoreRows, type ScoreRow } from './answer-rows.ts';
import { responseRate } from './response-rate.ts';
import { headOf, openScope, touchpointNames, type Scope, type ScopeQuery } from './scope.ts';

/** How it felt in the period: one answer for the whole page. Throws `unavailable` while analytics restarts. */
export async function experienceFigures(tx: Tx, app: App, query: ScopeQuery & { scale?: Scale | undefined }) {
  const scope = await openScope(tx, app, query);
  const [rows, channels] = await Promise.all([scoreRows(scope), answerChannels(scope)]);
  const scale = query.scale ?? usualScale(rows);
  const mine = rows.filter((row) => row.scale === scale && !row.earlier);
  const all = scoresOf(mine, 'all');
  const names = await touchpointNames(tx);
  return {
    ...(await headOf(scope, channels)),
    scale,
    scales: scalesOf(rows).map((each) => ({ scale: each, name: scales[each].name, ...wholeOf(scope, each, rows) })),
    figure: wholeOf(scope, scale, rows),
    mean: meanFigure(all),
    scores: everyScore(scale, all),
    series: scope.period.buckets.map(({ start, partial }) => ({
      start,
      partial,
      ...feelingFigure(scale, scoresOf(mine, 'bucket', start)),
    })),
    byChannel: groupsOf(scope, { scale, rows: mine, by: 'channel', nameOf: (key) => key }),
    byTouchpoint: groupsOf(scope, {
      scale,
      rows: mine,
      by: 'touchpoint',
      nameOf: (key) => names.get(key) ?? usualTouchpoint(key)?.name ?? key,
    }),
    response: await responseRate(scope),
  };
}

/** The figure of a scale with what changed since the period before. */
export function wholeOf({ when, settings }: Scope, scale: Scale, rows: readonly ScoreRow[]) {
  const mine = rows.filter((row) => row.scale === scale);
  const [was, is] = [true, false].map((earlier) =>
    scoresOf(
      mine.filter((row) => row.earlier === earlier),
      'all',
    ),
  ) as [Scores, Scores];
  const { formula } = feelingNames[scale];
  return {
    ...feelingFigure(scale, is),
    change: feelingChange(scale, [was, is], settings.smallestDifference),
    how: { formula, population: 'Answers given in the period, by those who answered.', period: when },
  };
}

/** The scales with answers in the period, most answers first. */
export function scalesOf(rows: readonly ScoreRow[]): Scale[] {
  const counts = new Map<Scale, number>();
  for (const { scale, by, earlier, count } of rows)
    if (by === 'all' && !earlier) counts.set(scale, (counts.get(scale) ?? 0) + count);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([scale]) => scale);
}

/** Satisfaction where there is any, else the scale with the most answers. */
export function usualScale(rows: readonly ScoreRow[]): Scale {
  const found = scalesOf(rows);
  return found.includes('csat5') ? 'csat5' : (found[0] ?? 'csat5');
}

export function scoresOf(rows: readonly ScoreRow[], by: string, group = ''): Scores {
  const scores = new Map<number, number>();
  for (const row of rows)
    if (row.by === by && row.group === group) scores.set(row.score, (scores.get(row.score) ?? 0) + row.count);
  return scores;
}

interface Grouping {
  scale: Scale;
  rows: readonly ScoreRow[];
  by: string;
  nameOf: (key: string) => string;
}

/** The feeling of each group, and how it differs from that of all other answers. */
function groupsOf({ settings }: Scope, { scale, rows, by, nameOf }: Grouping) {
  const keys = new Set(rows.filter((row) => row.by === by).map(({ group }) => group));
  return [...keys]
    .map((key) => {
      const scores = scoresOf(rows, by, key);
      const rest = scoresOf(
        rows.filter((row) => row.group !== key).map((row) => (row.by === by ? { ...row, group: '' } : row)),
        by,
      );
      return {
        key,
        name: nameOf(key),
        ...feelingFigure(scale, scores),
        mean: meanFigure(scores),
        change: feelingChange(scale, [rest, scores], settings.smallestDifference),
      };
    })
    .toSorted((a, b) => b.n - a.n);
}

function everyScore(scale: Scale, scores: Scores) {
  const { min, max } = scales[scale];
  const known = new Set([...Array.from({ length: max - min + 1 }, (_, at) => min + at), ...scores.keys()]);
  return [...known].toSorted((a, b) => a - b).map((score) => ({ score, count: scores.get(score) ?? 0 }));
}
