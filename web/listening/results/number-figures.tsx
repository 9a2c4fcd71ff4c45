import { t } from '@lingui/core/macro';
import { FigureText } from '../../ui/figure-text.tsx';
import { number, plainDay } from '../../ui/format.ts';
import { KeyValues } from '../../ui/page.tsx';
import type { ResultOf } from './result-types.ts';

const between = (from: string, to: string) => t`${from} to ${to}`;
const two = (value: number) => String(value).padStart(2, '0');

const shows: Record<ResultOf<'numbers'>['as'], (value: number) => string> = {
  number: (value) => number(value, 2),
  date: (value) => plainDay(new Date(Math.round(value) * 86_400_000).toISOString().slice(0, 10), { year: true }),
  time: (value) => `${two(Math.floor(Math.round(value) / 60))}:${two(Math.round(value) % 60)}`,
};

/** Median, quartiles and mean of numbers, dates or times of day. */
export function NumberFigures({ result: { as, quartiles, mean } }: { result: ResultOf<'numbers'> }) {
  const show = shows[as];
  if (quartiles === null) return <FigureText {...mean} />;
  const { lowest, lower, median, upper, highest } = quartiles;
  return (
    <KeyValues
      rows={[
        [t`Median`, <b key="median">{show(median)}</b>],
        [t`Half of all`, between(show(lower), show(upper))],
        [t`Mean`, <FigureText key="mean" {...mean} show={show} hue="feel" />],
        [t`Lowest and highest`, between(show(lowest), show(highest))],
      ]}
    />
  );
}
