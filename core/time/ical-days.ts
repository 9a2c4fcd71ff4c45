import { beginningsOf, dayOf, type Years } from './ical-yearly.ts';

/** The whole days that an iCal file names. */
export interface FileDays {
  days: Array<{ day: string; name: string }>;
  /** Entries that were not taken: with a time of day, called off, longer than a year, or repeated by another rule than once a year. */
  leftOut: number;
}

const msOfDay = 86_400_000;
const longest = 366;
/** More than a calendar takes, so that its limit can be told. */
const mostDays = 10_000;

interface Property {
  name: string;
  params: string;
  value: string;
}

/** Folded lines are one (RFC 5545, 3.1). */
function propertiesOf(text: string): Property[] {
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n');
  return lines.flatMap((line) => {
    const found = /^([A-Za-z-]{1,40})((?:;[^:]{0,500})?):(.*)$/.exec(line);
    return found === null ? [] : [{ name: found[1]!.toUpperCase(), params: found[2]!, value: found[3]!.trim() }];
  });
}

/** The entries as their properties; what stands within them, such as alarms, is not theirs. */
function entriesOf(properties: readonly Property[]): Property[][] {
  const entries: Property[][] = [];
  let [open, depth]: [Property[] | undefined, number] = [undefined, 0];
  for (const property of properties) {
    const kind = property.value.toUpperCase();
    if (property.name === 'BEGIN') {
      if (kind === 'VEVENT') [open, depth] = [[], 0];
      else depth++;
    } else if (property.name === 'END') {
      if (kind === 'VEVENT' && open !== undefined) entries.push(open);
      if (kind === 'VEVENT') open = undefined;
      else depth--;
    } else if (depth === 0) open?.push(property);
  }
  return entries;
}

const isoOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function lengthOf(entry: ReadonlyMap<string, string>, start: number): number {
  const end = dayOf(entry.get('DTEND'));
  if (end !== undefined) return Math.max(1, (end - start) / msOfDay);
  const [, count, unit] = /^P(\d{1,4})([DW])$/.exec(entry.get('DURATION') ?? '') ?? [];
  return Math.max(1, Number(count ?? 1) * (unit === 'W' ? 7 : 1));
}

const plainText = (text: string) =>
  text
    .replaceAll(/\\n/gi, ' ')
    .replaceAll(/\\([,;\\])/g, '$1')
    .replaceAll('\0', '')
    .trim()
    .slice(0, 200)
    .toWellFormed();

function daysOfEntry(properties: readonly Property[], years: Years): FileDays['days'] | undefined {
  const entry = new Map(properties.map(({ name, value }) => [name, value]));
  const start = dayOf(entry.get('DTSTART'));
  if (start === undefined || entry.get('STATUS')?.toUpperCase() === 'CANCELLED') return undefined;
  const length = lengthOf(entry, start);
  const beginnings = beginningsOf(start, entry.get('RRULE'), years);
  if (beginnings === undefined || length > longest) return undefined;
  const not = new Set(
    properties
      .filter(({ name }) => name === 'EXDATE')
      .flatMap(({ value }) => value.split(',').map((each) => dayOf(each.slice(0, 8)))),
  );
  const name = plainText(entry.get('SUMMARY') ?? '');
  return beginnings
    .filter((at) => !not.has(at))
    .flatMap((at) => Array.from({ length }, (_, shift) => ({ day: isoOf(at + shift * msOfDay), name })));
}

/** Reads the whole days of an iCal file (RFC 5545); what comes every year is written out for the given years. Undefined: it is none. */
export function readFileDays(text: string, years: Years): FileDays | undefined {
  if (!/^\uFEFF?BEGIN:VCALENDAR\s/i.test(text)) return undefined;
  const days = new Map<string, string>();
  let leftOut = 0;
  for (const entry of entriesOf(propertiesOf(text))) {
    const found = daysOfEntry(entry, years);
    if (found === undefined) leftOut++;
    for (const { day, name } of found ?? []) if (!days.has(day)) days.set(day, name);
    if (days.size > mostDays) break;
  }
  const all = [...days].map(([day, name]) => ({ day, name })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return { days: all, leftOut };
}
