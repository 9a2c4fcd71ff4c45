import { problem } from '#core/contract/problems.ts';
import { businessClock, type BusinessClock } from '#core/time/business-clock.ts';
import type { Window } from '#core/time/opening-hours.ts';
import { publish, sql, type Actor, type Tx } from '#platform';
import { availabilityChanged } from '../events.ts';
import { calendarRow } from '../hours/calendars.ts';
import { clockOf } from '../hours/clock.ts';
import { knownMembers } from '../members.ts';
import { standingOf, type Standing } from './standing.ts';

type WorkingHours = { kind: 'calendar'; calendar: string } | { kind: 'own'; zone: string; week: Window[][] };

interface Wishes {
  hours: WorkingHours | null;
  quietUntil: Date | null;
  quietOutside: boolean;
}

interface Row {
  person: string;
  calendar: string | null;
  version: number | null;
  zone: string | null;
  week: Window[][] | null;
  quietUntil: Date | null;
  quietOutside: boolean;
}

const rows = sql<Row>`
  select person, calendar, calendar.version, availability.zone, availability.week, quiet_until, quiet_outside
  from people.availability left join people.calendar on calendar.id = availability.calendar`;

const mostKept = 500;
const kept = new Map<string, BusinessClock>();

/** The clock of own hours; the same ones of several people are one clock. */
function ownClock(zone: string, week: Window[][]): BusinessClock {
  const key = `${zone} ${JSON.stringify(week)}`;
  const clock = kept.get(key) ?? businessClock({ zone, week, days: new Map(), closures: [] });
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, clock);
  return clock;
}

async function standingIn(tx: Tx, row: Row): Promise<Standing> {
  const { calendar, version, zone, week } = row;
  const own = zone === null || week === null ? null : ownClock(zone, week);
  const clock = calendar === null || version === null ? own : await clockOf(tx, { id: calendar, version });
  return standingOf({ ...row, clock }, tx.now);
}

/** Who of the people that the actor knows is not there at the moment, and when the first of them all changes. */
export async function listAway(tx: Tx, actor: Actor) {
  const known = new Set((await knownMembers(tx, actor)).map(({ user }) => user));
  const items = [];
  let changesAt: Date | null = null;
  for (const row of await tx.all<Row>(rows)) {
    if (!known.has(row.person)) continue;
    const { standing, until, changesAt: next } = await standingIn(tx, row);
    if (next !== null && (changesAt === null || next < changesAt)) changesAt = next;
    if (standing !== 'here') items.push({ user: row.person, standing, until });
  }
  return { items, changesAt };
}

/** Of these people, those whom nothing shall disturb at the moment. */
export async function quietAmong(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  const quiet = new Set<string>();
  for (const row of await tx.all<Row>(sql<Row>`${rows} where person = any(${[...people]}::uuid[])`))
    if ((await standingIn(tx, row)).quiet) quiet.add(row.person);
  return quiet;
}

const nothingSaid = { calendar: null, version: null, zone: null, week: null, quietUntil: null, quietOutside: true };

function hoursOf({ calendar, zone, week }: Row): WorkingHours | null {
  if (calendar !== null) return { kind: 'calendar', calendar };
  return zone === null || week === null ? null : { kind: 'own', zone, week };
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'agent' || actor.id === null)
    throw problem('refused', { detail: 'Only a person has working hours.' });
  return actor.id;
}

/** When the actor works, and whether they want to be disturbed. Throws `refused` for a key. */
export async function readAvailability(tx: Tx, actor: Actor) {
  const person = personOf(actor);
  const row = (await tx.maybe<Row>(sql<Row>`${rows} where person = ${person}`)) ?? { person, ...nothingSaid };
  const { standing, until } = await standingIn(tx, row);
  const quietUntil = row.quietUntil !== null && row.quietUntil > tx.now ? row.quietUntil : null;
  return { hours: hoursOf(row), quietUntil, quietOutside: row.quietOutside, standing, until };
}

/** Changes it. Throws `invalid` for opening hours that are not there. */
export async function changeAvailability(
  tx: Tx,
  change: { [name in keyof Wishes]?: Wishes[name] | undefined },
  actor: Actor,
) {
  const person = personOf(actor);
  const before = await readAvailability(tx, actor);
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const { hours, quietUntil, quietOutside }: Wishes = { ...before, ...known };
  if (hours?.kind === 'calendar') await calendarRow(tx, hours.calendar);
  const calendar = hours?.kind === 'calendar' ? hours.calendar : null;
  const own = hours?.kind === 'own' ? hours : null;
  await tx.run(sql`
    insert into people.availability (person, calendar, zone, week, quiet_until, quiet_outside)
    values (${person}, ${calendar}, ${own?.zone ?? null}, ${own === null ? null : JSON.stringify(own.week)}::jsonb, ${quietUntil}, ${quietOutside})
    on conflict (workspace, person) do update set calendar = excluded.calendar, zone = excluded.zone, week = excluded.week,
      quiet_until = excluded.quiet_until, quiet_outside = excluded.quiet_outside`);
  await publish(tx, availabilityChanged, { subject: person, data: {} });
  return readAvailability(tx, actor);
}
