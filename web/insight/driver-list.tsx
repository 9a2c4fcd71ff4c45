import { ph, t } from '@lingui/core/macro';
import { number } from '../ui/format.ts';
import { Intervals, type IntervalRow } from '../ui/intervals.tsx';
import { matters, stageWords, stepWords } from './driver-words.ts';
import type { Driver, Drivers, View } from './drivers-pane.tsx';
import { axisAround } from './words.ts';

type Effect = Driver['total']['effects'][number];

/** Each fact with its effect and interval, what is told from chance on top; a fact of words has a row for each. */
export function DriverList({ data, view }: { data: Drivers; view: View }) {
  const effects = data.drivers.flatMap((driver) => driver[view].effects);
  const { from, to } = axisAround([...effects, { low: 0, high: 0 }], [-200, 200]);
  return (
    <Intervals
      name={t`Effect of each fact, in points`}
      from={from}
      to={to === 0 ? 10 : to}
      mark={{ at: 0, label: '0' }}
      rows={ranked(data, view).flatMap((driver) => rowsOf(driver, view, data.smallestDifference))}
    />
  );
}

/** As they come for effects with what follows; with all else equal the largest that is told from chance comes first, too. */
function ranked({ drivers }: Drivers, view: View): Driver[] {
  const rank = ({ [view]: { named, effects } }: Driver) =>
    (named ? 1000 : 0) + Math.max(0, ...effects.map(({ value }) => Math.abs(value)));
  return drivers.toSorted((a, b) => rank(b) - rank(a));
}

function rowsOf(driver: Driver, view: View, smallest: number): IntervalRow[] {
  const { key, label, n, unit, [view]: told } = driver;
  if (told.state !== 'told')
    return [{ key, label, note: noteOf(driver, view), value: null, low: null, high: null, n, widest: null }];
  const effects = told.effects.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return effects.map((effect, at) => ({
    ...{ key: `${key} ${effect.to}`, value: effect.value, low: effect.low, high: effect.high, n, widest: null },
    label: unit === 'word' ? `${label}: ${stepWords(driver, effect)}` : label,
    detectable: matters(driver, view, smallest) && isTold(effect),
    note: at === 0 ? noteOf(driver, view, effect) : undefined,
  }));
}

/** Whether an effect can be told from chance by itself: the words of a fact may differ though none of them can be. */
function isTold({ low, high }: Effect): boolean {
  return low > 0 || high < 0;
}

function noteOf(driver: Driver, view: View, effect?: Effect): string {
  const { unit, stage, importance, [view]: told } = driver;
  const parts = [
    ...(effect === undefined || unit === 'word' ? [] : [stepWords(driver, effect)]),
    stageWords[stage],
    ...(importance === null ? [] : [t`${ph({ share: number(100 * importance) })} % of what is explained`]),
    ...(told.state === 'said' ? [t`other facts say all of it`] : []),
    ...(told.state === 'few' ? [t`too few answers for so many facts`] : []),
    ...(told.state === 'told' && !told.named ? [t`not told from chance`] : []),
    ...(told.named && !told.effects.some(isTold) ? [t`they differ, no one of them for sure`] : []),
  ];
  return parts.join(' · ');
}
