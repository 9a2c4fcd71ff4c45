import { t } from '@lingui/core/macro';
import type { TargetDirection, TargetVerdict } from '#core/insight/metrics/targets.ts';
import { duration, figures, number } from '../ui/format.ts';
import type { Metric } from './metric-words.ts';

/** A number of a metric in its unit. */
function valueText(unit: Metric['unit'], value: number): string {
  if (unit === 'seconds') return duration(value);
  const text = number(value, unit === 'score' ? 2 : 1);
  return figures(unit === 'percent' ? `${text} %` : text);
}

/** `at least 80 %` */
export function targetText({ unit }: Metric, { direction, value }: { direction: TargetDirection; value: number }) {
  const said = valueText(unit, value);
  return direction === 'at-least' ? t`at least ${said}` : t`at most ${said}`;
}

export const verdictWords: Record<TargetVerdict, string> = {
  met: t({ message: 'Met', context: 'target' }),
  missed: t({ message: 'Missed', context: 'target' }),
  'cannot-tell': t`Cannot tell`,
  'not-yet': t({ message: 'Not yet', context: 'target' }),
};

/** What a verdict means, in a sentence. */
export const verdictMeaning: Record<TargetVerdict, string> = {
  met: t`The whole interval of the period lies on the side of the target.`,
  missed: t`The whole interval of the period lies beyond the target.`,
  'cannot-tell': t`The interval of the period spans the target, or there are too few to say.`,
  'not-yet': t`The period begins before the target holds: choose a shorter one.`,
};

export const verdictTones = {
  met: 'good',
  missed: 'warn',
  'cannot-tell': 'plain',
  'not-yet': 'plain',
} as const satisfies Record<TargetVerdict, string>;
