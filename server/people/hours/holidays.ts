import { setImmediate } from 'node:timers/promises';
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { holidayTypes } from '#core/contract/hours.ts';
import { problem } from '#core/contract/problems.ts';
import type { ClosedDay } from '#core/time/special-days.ts';

/** Where and which: the region is `BY`, or `BY.A` for a part of it. */
export interface HolidaySource {
  country: string;
  region: string | null;
  types: Array<(typeof holidayTypes)[number]>;
}

export interface HolidayPlace {
  country: string;
  name: string;
  regions: Array<{ code: string; name: string }>;
}

interface Known extends ClosedDay {
  type: string;
}

// The library and its data are large: read when first needed.
let library: Promise<typeof Holidays> | undefined;
const load = () => (library ??= import('date-holidays').then((module) => module.default));

const day = 86_400_000;
const mostKept = 400;
const kept = new Map<string, Known[]>();

function listOf(Library: typeof Holidays, { country, region }: HolidaySource): Holidays {
  const [state, part] = region?.split('.') ?? [];
  if (state === undefined) return new Library(country);
  return part === undefined ? new Library(country, state) : new Library(country, state, part);
}

/** All days of one holiday. One that begins at an hour closes the rest of that day. */
function daysOf({ date, start, end, name, type }: HolidaysTypes.Holiday, source: string): Known[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const from = Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16));
  const count = from > 0 ? 1 : Math.max(1, Math.round((end.getTime() - start.getTime()) / day));
  return Array.from({ length: count }, (_, at) => ({
    ...{ day: new Date(first + at * day).toISOString().slice(0, 10), name, from, source, type },
  }));
}

async function yearOf(source: HolidaySource, year: number): Promise<Known[]> {
  const key = `${source.country} ${source.region} ${year}`;
  const there = kept.get(key);
  if (there !== undefined) return there;
  const Library = await load();
  const place = source.region === null ? source.country : `${source.country}-${source.region}`;
  const known = listOf(Library, source)
    .getHolidays(year)
    .flatMap((each) => daysOf(each, place));
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, known);
  // A year takes milliseconds to work out: others have their turn.
  await setImmediate();
  return known;
}

/** The holidays of several sources in a row of years; the first source that names a day comes first. */
export async function holidaysOf(
  sources: readonly HolidaySource[],
  years: { from: number; until: number },
): Promise<ClosedDay[]> {
  const all: ClosedDay[] = [];
  for (const source of sources)
    for (let year = years.from; year <= years.until; year++)
      for (const { type, ...known } of await yearOf(source, year))
        if (source.types.some((each) => each === type)) all.push(known);
  return all;
}

let places: HolidayPlace[] | undefined;

/** The countries and regions whose holidays are known, by their English names where there are any. */
export async function holidayPlaces(): Promise<HolidayPlace[]> {
  if (places !== undefined) return places;
  const list = new (await load())();
  const entries = (names: Record<string, string> | undefined) => Object.entries(names ?? {});
  const regionsOf = (country: string) =>
    entries(list.getStates(country, 'en')).flatMap(([code, name]) => [
      { code, name },
      ...entries(list.getRegions(country, code, 'en')).map(([part, its]) => ({
        ...{ code: `${code}.${part}`, name: `${name}, ${its}` },
      })),
    ]);
  places = entries(list.getCountries('en'))
    .map(([country, name]) => ({ country, name, regions: regionsOf(country) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return places;
}

/** Throws `invalid` for a country or a region of which nothing is known. */
export async function refuseUnknownPlaces(sources: readonly HolidaySource[]): Promise<void> {
  if (sources.length === 0) return;
  const known = await holidayPlaces();
  for (const [at, { country, region }] of sources.entries()) {
    const place = known.find((each) => each.country === country);
    const part = place === undefined ? 'country' : 'region';
    if (place !== undefined && (region === null || place.regions.some(({ code }) => code === region))) continue;
    const message = `is not a ${part} whose holidays are known`;
    const detail = `${part === 'country' ? country : region} ${message}.`;
    throw problem('invalid', { detail, fields: [{ path: `sources.${at}.${part}`, message }] });
  }
}
