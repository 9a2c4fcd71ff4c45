import { minorDigits } from '#core/touchpoints/facts.ts';
import type { Unit } from './facts.ts';

interface Range {
  from: number | null;
  to: number | null;
}

interface Meant {
  unit: Unit;
  /** All values are whole numbers. */
  whole: boolean;
  /** Of money, which is counted in the smallest unit of it. */
  currency?: string | undefined;
}

/** `5 min to 1 h`, `1–3 days`, `2`, `yes`: what a group of a numeric fact is called. */
export function rangeLabel(range: Range, meant: Meant): string {
  const { from, to } = range;
  const { unit, whole } = meant;
  if (unit === 'flag') return from === 1 ? 'yes' : 'no';
  if (unit === 'days' && whole) return daysLabel(range);
  if (from === null) return to === null ? 'all' : `below ${amountIn(to, meant)}`;
  if (to === null) return `${amountIn(from, meant)} or more`;
  return between(from, to, meant);
}

function between(from: number, to: number, meant: Meant): string {
  const { unit, whole } = meant;
  if (!whole || unit === 'money') return `${amountIn(from, meant)} to ${amountIn(to, meant)}`;
  return to - from === 1 ? amountIn(from, meant) : `${amountIn(from, meant)}–${amountIn(to - 1, meant)}`;
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

function amountIn(value: number, { unit, currency }: Meant): string {
  if (unit === 'seconds') {
    const [size, name] = seconds.find(([least]) => value >= least) ?? [1, 's'];
    return `${round(value / size)} ${name}`;
  }
  if (unit === 'money') return money(value, currency);
  if (unit === 'hours') return `${round(value)} h`;
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 }).format(value);
}

function money(value: number, currency: string | undefined): string {
  const digits = currency === undefined ? 2 : minorDigits(currency);
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(value / 10 ** digits);
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
