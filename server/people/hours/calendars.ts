import { problem } from '#core/contract/problems.ts';
import type { Window } from '#core/time/opening-hours.ts';
import { sql, type Actor, type Tx } from '#platform';
import { audit } from '../audit.ts';
import { refuseUnknownPlaces, type HolidaySource } from './holidays.ts';
import { giveTo, refuseUnknown, usesOf } from './uses.ts';

interface Lists {
  week: Window[][];
  sources: HolidaySource[];
  days: Array<{ day: string; name: string; windows: Window[] | null }>;
  files: Array<{ name: string; days: Array<{ day: string; name: string }> }>;
  closures: Array<{ from: Date; until: Date; reason: string }>;
}

/** Opening hours as people keep them. */
export interface Calendar extends Lists {
  id: string;
  name: string;
  zone: string;
  tiers: string[];
  teams: string[];
  channels: string[];
  tradingNames: string[];
  isDefault: boolean;
  version: number;
}

/** What has these hours, by its kind. */
type UseList = 'tiers' | 'teams' | 'channels' | 'tradingNames';

export interface CalendarRow extends Omit<Calendar, 'closures' | UseList> {
  closures: Array<{ from: number; until: number; reason: string }>;
}

export const calendarColumns = sql`id, name, zone, week, sources, days, files, closures, is_default, version`;

type Uses = Awaited<ReturnType<typeof usesOf>>;

function calendarOf({ closures, ...row }: CalendarRow, uses: Uses): Calendar {
  const subjects = (kind: string) =>
    uses.filter((use) => use.calendar === row.id && use.kind === kind).map(({ subject }) => subject);
  return {
    ...row,
    closures: closures.map(({ from, until, reason }) => ({ from: new Date(from), until: new Date(until), reason })),
    tiers: subjects('tier'),
    teams: subjects('team'),
    channels: subjects('channel'),
    tradingNames: subjects('trading-name'),
  };
}

/** All calendars of the workspace, the default first. */
export async function listCalendars(tx: Tx): Promise<Calendar[]> {
  const uses = await usesOf(tx);
  const rows = await tx.all<CalendarRow>(
    sql`select ${calendarColumns} from people.calendar order by is_default desc, lower(name), id`,
  );
  return rows.map((row) => calendarOf(row, uses));
}

/** A calendar as it stands in its table. Throws `not-found`. */
export async function calendarRow(tx: Tx, id: string): Promise<CalendarRow> {
  const row = await tx.maybe<CalendarRow>(sql`select ${calendarColumns} from people.calendar where id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'There are no such opening hours.' });
  return row;
}

type Given = {
  [name in keyof (Lists & Pick<Calendar, 'name' | 'zone' | UseList>)]?: Calendar[name] | undefined;
};

const mostFileDays = 10_000;

async function refuseWrong(tx: Tx, given: Given, but: string | null): Promise<void> {
  if (given.sources !== undefined) await refuseUnknownPlaces(given.sources);
  await refuseUnknown(tx, 'tradingNames', given.tradingNames);
  await refuseUnknown(tx, 'teams', given.teams);
  const refuse = (path: string, message: string) =>
    problem('invalid', { detail: `The ${path} ${message}.`, fields: [{ path, message }] });
  const days = given.files?.reduce((sum, file) => sum + file.days.length, 0) ?? 0;
  if (days > mostFileDays) throw refuse('files', `have ${days} days together, more than ${mostFileDays}`);
  if (given.name === undefined) return;
  const twin = await tx.maybe(
    sql`select 1 from people.calendar where lower(name) = lower(${given.name}) and id is distinct from ${but}::uuid`,
  );
  if (twin !== undefined) throw refuse('name', 'is taken by other opening hours');
}

function listValues({ week, sources, days, files, closures }: Lists) {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const inMilliseconds = closures.map(({ from, until, reason }) => ({
    ...{ from: from.getTime(), until: until.getTime(), reason },
  }));
  return {
    week: json(week),
    sources: json(sources),
    days: json(days),
    files: json(files),
    closures: json(inMilliseconds),
  };
}

async function giveUses(tx: Tx, id: string, { tiers, teams, channels, tradingNames }: Given): Promise<void> {
  if (tiers !== undefined) await giveTo(tx, id, { kind: 'tier', subjects: tiers });
  if (teams !== undefined) await giveTo(tx, id, { kind: 'team', subjects: teams });
  if (channels !== undefined) await giveTo(tx, id, { kind: 'channel', subjects: channels });
  if (tradingNames !== undefined) await giveTo(tx, id, { kind: 'trading-name', subjects: tradingNames });
}

const noLists = { sources: [], days: [], files: [], closures: [] };
const mostCalendars = 100;

/** Adds a calendar; the first of a workspace becomes its default. Throws `invalid`. */
export async function addCalendar(
  tx: Tx,
  given: Given & Pick<Calendar, 'name' | 'zone' | 'week'>,
  actor: Actor,
): Promise<Calendar> {
  await refuseWrong(tx, given, null);
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int from people.calendar`);
  if (count >= mostCalendars) throw problem('refused', { detail: `There are ${mostCalendars} calendars already.` });
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const lists = listValues({ ...noLists, week: given.week, ...known });
  const { id } = await tx.one<{ id: string }>(sql`
    insert into people.calendar (name, zone, week, sources, days, files, closures, is_default, created_at)
    values (${given.name}, ${given.zone}, ${lists.week}, ${lists.sources}, ${lists.days}, ${lists.files}, ${lists.closures},
      ${count === 0}, ${tx.now}) returning id`);
  await giveUses(tx, id, given);
  await audit(tx, actor, { action: 'calendar.create', subject: id, detail: { name: given.name } });
  return calendarOf(await calendarRow(tx, id), await usesOf(tx));
}

/** Changes a calendar. Throws `conflict` when somebody changed it since the version the caller saw. */
export async function changeCalendar(
  tx: Tx,
  { id, version, isDefault, ...given }: Given & { id: string; version: number; isDefault?: true | undefined },
  actor: Actor,
): Promise<Calendar> {
  const before = calendarOf(await calendarRow(tx, id), []);
  await refuseWrong(tx, given, id);
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const after = { ...before, ...known };
  const lists = listValues(after);
  if (isDefault === true && !before.isDefault)
    await tx.run(sql`update people.calendar set is_default = false, version = version + 1 where is_default`);
  const changed = await tx.maybe<CalendarRow>(sql`
    update people.calendar set name = ${after.name}, zone = ${after.zone}, week = ${lists.week}, sources = ${lists.sources},
      days = ${lists.days}, files = ${lists.files}, closures = ${lists.closures},
      is_default = ${isDefault ?? before.isDefault}, version = version + 1
    where id = ${id} and version = ${version} returning ${calendarColumns}`);
  if (changed === undefined)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed these opening hours meanwhile. Please look again.',
    });
  await giveUses(tx, id, given);
  const detail = { name: after.name, changed: [...Object.keys(known), ...(isDefault === true ? ['isDefault'] : [])] };
  await audit(tx, actor, { action: 'calendar.change', subject: id, detail });
  return calendarOf(changed, await usesOf(tx));
}

/** Removes a calendar; the default only when it is the last. */
export async function removeCalendar(tx: Tx, id: string, actor: Actor): Promise<void> {
  const { name, isDefault } = await calendarRow(tx, id);
  const others = await tx.maybe(sql`select 1 from people.calendar where id <> ${id} limit 1`);
  if (isDefault && others !== undefined)
    throw problem('refused', {
      code: 'default',
      detail: 'These are the default hours. Make others the default first.',
    });
  await tx.run(sql`delete from people.calendar where id = ${id}`);
  await audit(tx, actor, { action: 'calendar.remove', subject: id, detail: { name } });
}
