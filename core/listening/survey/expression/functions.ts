import { counted, isEmpty } from './values.ts';

const day = 86_400_000;

type Called = (given: readonly unknown[], now: Date) => unknown;

function numbersIn(given: readonly unknown[], found: number[] = []): number[] {
  for (const each of given) {
    const value = counted(each);
    if (Array.isArray(value)) numbersIn(value, found);
    else if (typeof value === 'number') found.push(value);
  }
  return found;
}

function total(given: readonly unknown[]): number {
  const numbers = numbersIn(given);
  return Number(numbers.reduce((sum, each) => sum + each, 0).toFixed(10));
}

function furthest(given: readonly unknown[], of: (one: number, other: number) => number): number | undefined {
  const [first, ...others] = numbersIn(given);
  return first === undefined ? undefined : others.reduce((one, other) => of(one, other), first);
}

/** The day in letters, so that days compare as letters do. */
function dayIn(value: unknown): string | undefined {
  if (typeof value !== 'string' && !(value instanceof Date)) return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
}

function shifted(now: Date, days: unknown): string {
  const by = Number(days ?? 0);
  return new Date(now.getTime() + (Number.isFinite(by) ? Math.max(-1e6, Math.min(1e6, by)) : 0) * day)
    .toISOString()
    .slice(0, 10);
}

function part(value: unknown, from: number, to: number): number | undefined {
  const found = dayIn(value)?.slice(from, to);
  return found === undefined ? undefined : Number(found);
}

function years(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

function between(from: unknown, to: unknown, unit: unknown): number | null {
  const [one, other] = [dayIn(from), dayIn(to)];
  if (one === undefined || other === undefined) return null;
  if (unit === 'years') return one <= other ? years(one, other) : -years(other, one);
  const days = Math.round((Date.parse(other) - Date.parse(one)) / day);
  if (unit !== 'months') return days;
  const months =
    (Number(other.slice(0, 4)) - Number(one.slice(0, 4))) * 12 + Number(other.slice(5, 7)) - Number(one.slice(5, 7));
  return months - (other.slice(8) < one.slice(8) ? 1 : 0);
}

function roundTo([value, digits]: readonly unknown[], round: (value: number) => number): number {
  const by = 10 ** Math.max(0, Math.min(10, Number(digits ?? 0) || 0));
  return round(Number(counted(value)) * by * (1 + Number.EPSILON)) / by;
}

const functions: Readonly<Record<string, Called>> = {
  iif: ([condition, one, other]) => (condition ? one : other),
  sum: total,
  avg: (given) => {
    const { length } = numbersIn(given);
    return length === 0 ? 0 : total(given) / length;
  },
  min: (given) => furthest(given, Math.min),
  max: (given) => furthest(given, Math.max),
  count: (given) => given.flat().filter((each) => !isEmpty(each)).length,
  round: (given) => roundTo(given, Math.round),
  trunc: (given) => roundTo(given, Math.trunc),
  today: ([days], now) => shifted(now, days),
  currentDate: (_given, now) => shifted(now, 0),
  currentYear: (_given, now) => now.getUTCFullYear(),
  getDate: ([value]) => dayIn(value),
  age: ([value], now) => {
    const born = dayIn(value);
    return born === undefined ? null : years(born, shifted(now, 0));
  },
  dateDiff: ([from, to, unit]) => between(from, to, unit),
  diffDays: ([from, to]) => Math.abs(between(from, to, 'days') ?? 0),
  year: ([value]) => part(value, 0, 4),
  month: ([value]) => part(value, 5, 7),
  day: ([value]) => part(value, 8, 10),
};

/** What expressions may call: the functions of SurveyJS that have to do with one response. */
export const functionNames: ReadonlySet<string> = new Set(Object.keys(functions));

/** What a function gives; one that does not exist gives nothing. */
export function callFunction(name: string, given: readonly unknown[], now: Date): unknown {
  return Object.hasOwn(functions, name) ? functions[name]!(given, now) : undefined;
}
