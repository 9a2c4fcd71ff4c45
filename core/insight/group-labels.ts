import type { Unit } from './facts.ts';

interface Range {
  from: number | null;
  to: number | null;
}

/** `5 min to 1 h`, `1–3 days`, `2`, `yes`: what a group of a numeric fact is called. */
export function rangeLabel(range: Range, unit: Unit, whole: boolean): string {
  const { from, to } = range;
  if (unit === 'flag') return from === 1 ? 'yes' : 'no';
  if (unit === 'days' && whole) return daysLabel(range);
  if (from === null) return to === null ? 'all' : `below ${amountIn(to, unit)}`;
  if (to === null) return `${amountIn(from, unit)} or more`;
  return between(from, to, { unit, whole });
}

function between(from: number, to: number, { unit, whole }: { unit: Unit; whole: boolean }): string {
  if (!whole || unit === 'money') return `${amountIn(from, unit)} to ${amountIn(to, unit)}`;
  return to - from === 1 ? amountIn(from, unit) : `${amountIn(from, unit)}–${amountIn(to - 1, unit)}`;
}

/** Days past a promise: 0 and below is on time. */
function daysLabel({ from, to }: Range): string {
  if (from === null) return to === null ? 'all' : to === 1 ? 'on time' : `more than ${-to} days early`;
  if (to === null) return `${daysOf(from)} or more`;
  if (to === 1) return `on time, up to ${-from} days early`;
  if (from < 0) return `${-(to - 1)}–${-from} days early`;
  return to - from === 1 ? daysOf(from) : `${from}–${to - 1} days`;
}

function daysOf(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

const seconds = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

function amountIn(value: number, unit: Unit): string {
  if (unit === 'seconds') {
    const [size, name] = seconds.find(([least]) => value >= least) ?? [1, 's'];
    return `${round(value / size)} ${name}`;
  }
  if (unit === 'money') return new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(value / 100);
  if (unit === 'hours') return `${round(value)} h`;
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(value);
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
