import { feelingMetricIds, type FeelingMetricId } from '#core/insight/metrics/feeling-metrics.ts';
import { feelingNames } from '#core/insight/feeling-names.ts';
import { scales, type FeelingObject, type Scale } from '#core/touchpoints/scales.ts';
import type { Made, Metric } from './metric.ts';

/** Scores from one on towards the good end, or towards the other. */
function from(scale: Scale, score: number, end: 'good' | 'other'): string {
  const up = (scales[scale].direction === 'high') === (end === 'good');
  return `score ${up ? '>=' : '<='} ${score}`;
}

function madeOf({ scale, type }: FeelingMetricId): Made {
  const { good, low } = scales[scale];
  if (type === 'mean') return { type, score: 'score' };
  if (type === 'share') return { type, good: from(scale, good, 'good') };
  return { type, promoters: from(scale, good, 'good'), detractors: from(scale, low, 'other') };
}

const about: Record<FeelingObject, string> = {
  contact: 'of a contact',
  touchpoint: 'of a touchpoint',
  journey: 'of a journey',
  relationship: 'of the relationship',
};

const ofMean = 'The mean of all scores. Interval: Student’s t, 95 %. Read it beside the share, never alone.';

/** How it felt: a share of good answers or a net promoter score of each measure, and the mean beside it where scores are numbers. */
export const metricsOfAnswers: Metric[] = feelingMetricIds.map((metric) => {
  const { id, scale, type } = metric;
  const { short, formula } = feelingNames[scale];
  return {
    ...{ id, side: 'experience', kind: 'feeling', object: metric.about, control: 'shared', population: 'answers' },
    name: `${type === 'mean' ? `${scales[scale].name}, mean` : short}, ${about[metric.about]}`,
    better: type === 'mean' ? scales[scale].direction : 'high',
    where: `scale = '${scale}' and about = '${metric.about}'`,
    made: madeOf(metric),
    each: scale === 'nps' ? 'customer' : 'row',
    formula: () => (type === 'mean' ? ofMean : formula),
    counted: () => 'Answers given in the period, by those who answered.',
  };
});
