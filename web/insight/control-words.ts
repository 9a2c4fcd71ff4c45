import { t } from '@lingui/core/macro';
import { plainDay } from '../ui/format.ts';
import type { Control } from './control-option.ts';

interface Said {
  words: string;
  /** Now: what an alert would say, too. */
  changed: boolean;
}

/** What the chart says, in a sentence. */
export function controlWords({ periods, baseline, by }: Control): Said {
  const told = periods.filter(({ drawn }) => drawn !== null);
  const last = told.at(-1);
  if (last === undefined || last.low === null) return { words: noLimits(baseline, by), changed: false };
  if (last.signal !== null) {
    const beyond = told.filter(({ signal }) => signal === last.signal);
    const [count, all] = [String(beyond.length), String(told.length)];
    const first = plainDay(beyond[0]!.start, { year: true });
    const words =
      last.signal === 'low'
        ? t`Lower than usual: ${count} of ${all} lie below the limits, the first from ${first}.`
        : t`Higher than usual: ${count} of ${all} lie above the limits, the first from ${first}.`;
    return { words, changed: true };
  }
  const newest = told.findLast(({ signal }) => signal !== null);
  if (newest === undefined) return { words: t`No detectable change.`, changed: false };
  const day = plainDay(newest.start, { year: true });
  return { words: t`As usual now; beyond the limits last on ${day}.`, changed: false };
}

function noLimits({ seen, needed }: Control['baseline'], by: Control['by']): string {
  return by === 'day'
    ? t`No limits yet: ${seen} of ${needed} days with 10 answers or more.`
    : t`No limits yet: ${seen} of ${needed} weeks with 10 answers or more.`;
}

/** The one rule of the chart, and how often it is wrong; nothing while there are no limits. */
export function ruleWords({ periods, by }: Control): string | undefined {
  if (periods.every(({ low }) => low === null)) return undefined;
  return by === 'day'
    ? t`One rule: beyond the limits. Without any change, 370 days or more pass on average until a day lies there.`
    : t`One rule: beyond the limits. Without any change, 370 weeks or more pass on average until a week lies there.`;
}
