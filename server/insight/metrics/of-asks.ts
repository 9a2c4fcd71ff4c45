import type { Metric } from './metric.ts';

/** Who answers when asked. */
export const metricsOfAsks = [
  {
    ...{ id: 'response_rate', name: 'Who answered', side: 'experience', kind: 'behaviour', object: 'contact' },
    ...{ better: 'high', control: 'shared', population: 'asks', each: 'row' },
    where: '"over"',
    made: { type: 'share', good: 'answered' },
    formula: () => 'Answers of all asks that were delivered. Interval: Wilson, 95 %.',
    counted: () =>
      'Asks after conversations, by the day of asking. Left out: asks whose time to answer is not over, answered or not, since those who answer do so early.',
  },
] as const satisfies readonly Metric[];
