import type { Derivation } from './mapping.ts';
import { daysBetween, timeOf } from './times.ts';
import { numberOf, textOf, type Row } from './values.ts';

interface Context {
  zone: string;
  decimalComma: boolean;
}

/** The row with its derived columns, made in their order. */
export function derive(row: Row, derivations: readonly Derivation[], context: Context): Row {
  const whole: Record<string, unknown> = { ...row };
  for (const each of derivations) {
    if (each.onlyIf !== undefined && textOf(whole[each.onlyIf]) === undefined) continue;
    const made = derived(whole, each, context);
    if (made !== undefined) whole[each.name] = made;
  }
  return whole;
}

function derived(row: Row, each: Derivation, context: Context): unknown {
  const time = (column: string) => timeOf(row[column], { format: 'auto', zone: context.zone });
  if ('earliest' in each) return pick(each.earliest.map(time), (one, other) => one.getTime() - other.getTime());
  if ('latest' in each) return pick(each.latest.map(time), (one, other) => other.getTime() - one.getTime());
  if ('daysBetween' in each) return days(row, each.daysBetween, context);
  if ('hoursBetween' in each) return hours(row, each.hoursBetween, context);
  if ('present' in each) return textOf(row[each.present]) !== undefined;
  if ('bands' in each) return band(row, each.bands, context);
  if ('words' in each) return word(row, each.words);
  const [one, other] = [time(each.before.one), time(each.before.other)];
  return one === undefined ? undefined : other === undefined ? each.before.missing : one.getTime() < other.getTime();
}

function pick(times: Array<Date | undefined>, order: (one: Date, other: Date) => number): Date | undefined {
  return times.filter((each) => each !== undefined).toSorted(order)[0];
}

interface Span {
  from: string;
  to: string;
  atLeast?: number | undefined;
}

function span(row: Row, { from, to }: Span, { zone }: Context): [Date, Date] | undefined {
  const [start, end] = [from, to].map((column) => timeOf(row[column], { format: 'auto', zone }));
  return start === undefined || end === undefined ? undefined : [start, end];
}

function days(row: Row, of: Span, context: Context): number | undefined {
  const found = span(row, of, context);
  return found && Math.max(daysBetween(found[0], found[1], context.zone), of.atLeast ?? -Infinity);
}

function hours(row: Row, of: Span, context: Context): number | undefined {
  const found = span(row, of, context);
  if (found === undefined) return undefined;
  const between = (found[1].getTime() - found[0].getTime()) / 3_600_000;
  return Math.max(Math.round(between * 100) / 100, of.atLeast ?? -Infinity);
}

function band(row: Row, of: { of: string; from: Array<[number, string]> }, context: Context): string | undefined {
  const number = numberOf(row[of.of], context.decimalComma);
  if (number === undefined) return undefined;
  return of.from.findLast(([start]) => number >= start)?.[1];
}

function word(row: Row, of: { of: string; to: Record<string, string>; else?: string | undefined }): string | undefined {
  const text = textOf(row[of.of]);
  if (text === undefined) return undefined;
  return Object.hasOwn(of.to, text) ? of.to[text] : (of.else ?? text);
}
