import { businessClock, type BusinessClock } from '#core/time/business-clock.ts';
import { openingHoursOf, type CalendarRules, type ClosedDay } from '#core/time/special-days.ts';
import { hoursOrder } from '#core/time/whose-hours.ts';
import { sql, type Tx } from '#platform';
import { workspaceSettings } from '../workspaces.ts';
import { calendarRow, type CalendarRow } from './calendars.ts';
import { holidaysOf } from './holidays.ts';

/** Whose hours are asked for; left out or null: of nothing of that kind. */
export interface HoursSubject {
  /** How the company ranks the customer, in its own word. */
  tier?: string | null;
  team?: string | null;
  channel?: string | null;
  /** Null: the default trading name. */
  tradingName?: string | null;
}

/** The opening hours that hold for something. */
export interface Hours {
  /** Null: the company keeps none, and is always open. */
  calendar: string | null;
  zone: string;
  clock: BusinessClock;
}

export interface Rules extends CalendarRules {
  holidays: ClosedDay[];
}

/** What a calendar says, with the holidays of last year, this and the two to come. */
export async function rulesOf(row: CalendarRow, now: Date): Promise<Rules> {
  const year = now.getUTCFullYear();
  const holidays = await holidaysOf(row.sources, { from: year - 1, until: year + 2 });
  return {
    ...{ zone: row.zone, week: row.week, files: row.files, closures: row.closures },
    ownDays: row.days,
    holidays,
  };
}

const mostKept = 500;
const kept = new Map<string, BusinessClock>();

/** The clock of a calendar, made once for each of its versions. */
export async function clockOf(tx: Tx, { id, version }: Pick<CalendarRow, 'id' | 'version'>): Promise<BusinessClock> {
  const key = `${id} ${version} ${tx.now.getUTCFullYear()}`;
  const there = kept.get(key);
  if (there !== undefined) return there;
  const row = await calendarRow(tx, id);
  const rules = await rulesOf(row, tx.now);
  const clock = businessClock(openingHoursOf(rules, rules.holidays));
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  // A change may have come between the two looks: its clock belongs to its own version.
  kept.set(`${id} ${row.version} ${tx.now.getUTCFullYear()}`, clock);
  return clock;
}

const around = Array.from({ length: 7 }, () => [{ from: 0, until: 1440 }]);
const alwaysOpen = businessClock({ zone: 'UTC', week: around, days: new Map(), closures: [] });

/** The opening hours that hold: of the most specific that has a calendar, else the company's default, else always. */
export async function calendarFor(tx: Tx, subject: HoursSubject): Promise<Hours> {
  const { tier = null, team = null, channel = null, tradingName = null } = subject;
  const found = await tx.maybe<Pick<CalendarRow, 'id' | 'version' | 'zone'>>(sql`
    select calendar.id, calendar.version, calendar.zone
    from people.calendar left join people.calendar_use used on used.calendar = calendar.id
      and (used.kind, lower(used.subject)) in (('tier', lower(${tier}::text)), ('team', ${team}::text), ('channel', ${channel}::text),
        ('trading-name', coalesce(${tradingName}::text, (select id::text from people.trading_name where is_default))))
    where used.subject is not null or calendar.is_default
    order by array_position(${[...hoursOrder]}::text[], used.kind) limit 1`);
  if (found === undefined) return { calendar: null, zone: (await workspaceSettings(tx)).zone, clock: alwaysOpen };
  return { calendar: found.id, zone: found.zone, clock: await clockOf(tx, found) };
}
