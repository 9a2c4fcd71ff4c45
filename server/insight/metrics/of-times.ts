import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import { timeMetricIds, type TimeMetric } from '#core/insight/metrics/time-metrics.ts';
import type { TimeOf } from '../times/draw.ts';
import type { Metric } from './metric.ts';
import { customersBegan, leftOut } from './of-conversations.ts';

const measuredIn: Record<TimeOf, string> = {
  calendar: 'Calendar time.',
  opening:
    'Only the opening hours count: those of the customer’s tier, else of the team, of the channel, of the trading name, else the company’s. What has ended keeps the hours that held when it was told; what goes on is counted by those of today.',
};

interface TimeWords {
  kind: ServiceTimeKind;
  name: string;
  formula: string;
  counted: string;
}

const times: Record<TimeMetric, TimeWords> = {
  first_response: {
    kind: 'first',
    name: 'First response',
    formula:
      'From the customer’s first message that nobody had answered to the first message of a person after it. What bots answered is a wait of its own; acknowledgements and surveys do not count, nor does an answer that did not arrive. Median and 90th percentile by Kaplan–Meier: who still waits, and who had no answer when it was settled, is counted in as far as the wait had come.',
    counted: `${customersBegan} By the day on which the wait began.`,
  },
  next_response: {
    kind: 'next',
    name: 'Next response',
    formula:
      'The same for each later time that the customer wrote and waited, from the first message that nobody had answered; credited to whoever sent the answer. Median and 90th percentile by Kaplan–Meier, with those who still wait counted in.',
    counted: `Waits, so a conversation may count several times, by the day on which the wait began. ${leftOut}`,
  },
  resolution: {
    kind: 'resolution',
    name: 'Resolution',
    formula:
      'From the customer’s first message to the resolution that still holds; a conversation that was taken up again runs on. Median and 90th percentile by Kaplan–Meier, with what is open counted in.',
    counted: customersBegan,
  },
  bot_response: {
    kind: 'bot',
    name: 'Answer of a bot',
    formula:
      'From the customer’s message to the answer of a bot; it counts in no other wait. Median and 90th percentile by Kaplan–Meier.',
    counted: `Waits that a bot ended, by the day on which they began. ${leftOut}`,
  },
};

/** How long it takes: each in calendar time and in opening hours, as median and as 90th percentile. */
export const metricsOfTimes: Metric[] = timeMetricIds.map(({ id, time, of, type }) => {
  const { kind, name, formula, counted } = times[time];
  const hours = of === 'opening' ? ', in opening hours' : '';
  return {
    ...{ side: 'service', object: 'contact', kind: 'fact', better: 'low', control: 'ours' },
    ...{ id, name: `${name}${hours}, ${type === 'median' ? 'median' : '90th percentile'}` },
    ...{ population: 'times', where: `kind = '${kind}'`, made: { type, kind, of }, each: 'row' },
    formula: () => `${formula} ${measuredIn[of]} Interval: Brookmeyer–Crowley, log–log, 95 %.`,
    counted: () => counted,
  };
});
