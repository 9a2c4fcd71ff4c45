import { t } from '@lingui/core/macro';
import type { Measure } from '#core/listening/results/lines.ts';

/** What a line of a result tells. */
export const measureWords: Record<Measure, string> = {
  answers: t`Answers`,
  share: t`Share, %`,
  mean: t`Mean`,
  'mean rank': t`Mean rank`,
  'share first': t`Put first, %`,
  'best less worst': t`Best less worst`,
  lowest: t({ message: 'Lowest', context: 'value' }),
  'lower quartile': t`Lower quartile`,
  median: t`Median`,
  'upper quartile': t`Upper quartile`,
  highest: t({ message: 'Highest', context: 'value' }),
  'too cheap': t`Too cheap, %`,
  bargain: t`A bargain, %`,
  expensive: t`Expensive, %`,
  'too expensive': t`Too expensive, %`,
  'marginal cheapness': t`Point of marginal cheapness`,
  'marginal expensiveness': t`Point of marginal expensiveness`,
  indifference: t`Indifference price`,
  'optimal price': t`Optimal price`,
  'net promoter score': t`NPS`,
  'good answers': t`Good answers, %`,
};
