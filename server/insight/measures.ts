import type { Measure, Scores } from '#core/insight/feeling.ts';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import type { ScoreRow } from './answer-rows.ts';

export interface MeasureQuery {
  scale?: Scale | undefined;
  about?: FeelingObject | undefined;
}

/** The measures with answers in the period, most answers first. */
export function measuresOf(rows: readonly ScoreRow[]): Measure[] {
  const counts = new Map<string, { measure: Measure; n: number }>();
  for (const { scale, about, by, earlier, count } of rows) {
    if (by !== 'all' || earlier) continue;
    const key = `${scale} ${about}`;
    const { n } = counts.get(key) ?? { n: 0 };
    counts.set(key, { measure: { scale, about }, n: n + count });
  }
  return [...counts.values()].toSorted((a, b) => b.n - a.n).map(({ measure }) => measure);
}

/** The measure asked for; what is left open is satisfaction where there is any, and what the most answers are about. */
export function measureOf(rows: readonly ScoreRow[], { scale, about }: MeasureQuery): Measure {
  const found = measuresOf(rows);
  const fits = (wanted: Scale | undefined) =>
    found.find((one) => (wanted ?? one.scale) === one.scale && (about ?? one.about) === one.about);
  const usual = fits(scale ?? 'csat5') ?? (scale === undefined ? fits(undefined) : undefined);
  return usual ?? { scale: scale ?? 'csat5', about: about ?? 'contact' };
}

/** Whether a row is of the measure. */
export function isOf({ scale, about }: Measure): (row: ScoreRow) => boolean {
  return (row) => row.scale === scale && row.about === about;
}

/** The scores of one group among rows of one measure. */
export function scoresOf<M extends Measure>(
  measure: M,
  rows: readonly ScoreRow[],
  { by, group = '' }: { by: string; group?: string },
): Scores<M> {
  const counts = new Map<number, number>();
  for (const row of rows)
    if (row.by === by && row.group === group) counts.set(row.score, (counts.get(row.score) ?? 0) + row.count);
  return { of: measure, counts };
}
