import { meanOf, momentsOf } from '#core/statistics/mean.ts';
import { netPromoterScore } from '#core/statistics/nps.ts';
import { plainFigure, pointsFigure, type Figure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { isGood, isLow, scales, type Scale } from '#core/touchpoints/scales.ts';
import type { Counted, Counter, Item } from './result.ts';

type Counts = ReadonlyMap<number, number>;

const sumOf = (counts: Counts, of: (score: number) => boolean) =>
  [...counts].reduce((sum, [score, count]) => sum + (of(score) ? count : 0), 0);

/** The figure of a scale: the net promoter score (Rocks' adjusted Wald), else the share of good answers (Wilson). */
export function scaleFigure(scale: Scale, counts: Counts): Figure {
  const [n, good] = [sumOf(counts, () => true), sumOf(counts, (score) => isGood(scale, score))];
  if (scales[scale].figure !== 'nps') return pointsFigure(shareOf(good, n));
  const detractors = sumOf(counts, (score) => isLow(scale, score));
  return pointsFigure(netPromoterScore({ promoters: good, passives: n - good - detractors, detractors }));
}

/** The figure of a scale and, where it is told by its mean, that. */
export function scaleFigures(scale: Scale, counts: Counts): { figure: Figure; mean: Figure | null } {
  const mean = scales[scale].figure === 'mean' ? plainFigure(meanOf(momentsOf(counts))) : null;
  return { figure: scaleFigure(scale, counts), mean };
}

function distribution(counts: Counts, steps: readonly Item[]): Counted[] {
  const n = sumOf(counts, () => true);
  return steps.map((step) => {
    const count = counts.get(Number(step.value)) ?? 0;
    return { ...step, count, share: pointsFigure(shareOf(count, n)) };
  });
}

/** Answers on a scale. Of a recommendation the last of each known customer counts. */
export function scaleCounter(scale: Scale, steps: readonly Item[]): Counter {
  const counts = new Map<number, number>();
  const counted = new Set<string>();
  const once = scales[scale].figure === 'nps';
  return {
    add(value, { customer }) {
      if (typeof value !== 'number') return;
      if (once && customer !== null) {
        if (counted.has(customer)) return;
        counted.add(customer);
      }
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    result: () => ({
      kind: 'scale',
      scale,
      ...scaleFigures(scale, counts),
      counts: distribution(counts, steps),
    }),
  };
}

/** Numbers of a rating that is on no scale of ours: their mean (Student's t) and how often each was given. */
export function ratingCounter(steps: readonly Item[]): Counter {
  const counts = new Map<number, number>();
  return {
    add(value) {
      const score = Number(value);
      if (Number.isFinite(score)) counts.set(score, (counts.get(score) ?? 0) + 1);
    },
    result: () => ({
      kind: 'rating',
      mean: plainFigure(meanOf(momentsOf(counts))),
      counts: distribution(counts, steps),
    }),
  };
}
