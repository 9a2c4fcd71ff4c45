/** A whole day in milliseconds of UTC; a day that no month has is none. */
export function dayOf(value: string | undefined): number | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '');
  if (found === null) return undefined;
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number];
  const at = Date.UTC(year, month - 1, date);
  return new Date(at).getUTCDate() === date && year >= 1970 ? at : undefined;
}

/** Years of the calendar, both of them in it. */
export interface Years {
  from: number;
  until: number;
}

const others = ['FREQ', 'COUNT', 'UNTIL', 'INTERVAL', 'WKST'];

/** How many times, every how many years and until when; undefined for a rule that is not once a year on the same date. */
function yearlyRule(rule: string, first: Date) {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const same: Record<string, number> = { BYMONTH: first.getUTCMonth() + 1, BYMONTHDAY: first.getUTCDate() };
  const plain = [...parts].every(([name, value]) => others.includes(name) || Number(value) === same[name]);
  if (parts.get('FREQ') !== 'YEARLY' || !plain) return undefined;
  return {
    step: Math.max(1, Math.floor(Number(parts.get('INTERVAL') ?? 1)) || 1),
    count: Number(parts.get('COUNT') ?? Infinity),
    until: dayOf(parts.get('UNTIL')?.slice(0, 8)) ?? Infinity,
  };
}

/** The beginnings, within the years, of an entry that comes once or once a year; undefined for another rule. */
export function beginningsOf(start: number, rule: string | undefined, years: Years): number[] | undefined {
  if (rule === undefined) return [start];
  const first = new Date(start);
  const yearly = yearlyRule(rule, first);
  if (yearly === undefined) return undefined;
  const all: number[] = [];
  let number = 0;
  for (let year = first.getUTCFullYear(); year <= years.until && number < yearly.count; year += yearly.step) {
    const at = Date.UTC(year, first.getUTCMonth(), first.getUTCDate());
    // The 29th of February comes in leap years only.
    if (new Date(at).getUTCDate() !== first.getUTCDate()) continue;
    number++;
    if (at <= yearly.until && year >= years.from) all.push(at);
  }
  return all;
}
