import { businessClock, type BusinessClock } from '#core/time/business-clock.ts';
import type { Span } from '#core/time/spans.ts';
import { diceOf, someHours, starts, zones, type Dice } from './calendars.ts';
import { lookAtTheWall, oracleOf, type Oracle, type Wall } from './oracle.ts';

export interface Agreement {
  cases: number;
  calendars: number;
  disagreements: number;
  first: string[];
}

const minutes = 10 * 1440;
const perCalendar = 12;

interface Both {
  clock: BusinessClock;
  pauses: Span[];
  oracle: Oracle;
  unpaused: Oracle;
  start: number;
  end: number;
}

/** The engine and the oracle on random calendars and moments, to the millisecond, until so many cases are done. */
export function agree(most: number, seed: number): Agreement {
  const dice = diceOf(seed);
  const walls = zones.flatMap((zone) => starts.map((start) => lookAtTheWall(zone, Date.parse(start), minutes)));
  const found: Agreement = { cases: 0, calendars: 0, disagreements: 0, first: [] };
  while (found.cases < most) {
    const wall = walls[dice(walls.length)]!;
    const both = bothOf(wall, dice);
    found.calendars++;
    for (let times = 0; times < perCalendar; times++) compare(both, dice, found);
  }
  return found;
}

function bothOf(wall: Wall, dice: Dice): Both {
  const { hours, pauses } = someHours(dice, wall.zone, wall.start);
  const unpaused = oracleOf(wall, hours, []);
  const oracle = pauses.length === 0 ? unpaused : oracleOf(wall, hours, pauses);
  const { start, minutes: length } = wall;
  return { clock: businessClock(hours), pauses, oracle, unpaused, start, end: start + length * 60_000 };
}

// What the oracle cannot see is after its end, or never.
const sameAfter = (ours: number | undefined, theirs: number | undefined, end: number) =>
  theirs === undefined ? ours === undefined || ours >= end : ours === theirs;
const sameBefore = (ours: number | undefined, theirs: number | undefined, start: number) =>
  theirs === undefined ? ours === undefined || ours < start : ours === theirs;

function compare(both: Both, dice: Dice, found: Agreement): void {
  const { clock, pauses, oracle, unpaused, start, end } = both;
  const at = start + dice(end - start);
  const until = start + dice(end - start);
  const length = dice(dice(2) === 0 ? 8 * 3_600_000 : 5 * 86_400_000);
  const checks: Array<[string, boolean]> = [
    ['isOpen', clock.isOpen(at) === unpaused.isOpen(at)],
    ['nextOpening', sameAfter(clock.nextOpening(at), unpaused.nextOpening(at), end)],
    ['between', clock.between(at, until, pauses) === oracle.between(at, until)],
    ['add', sameAfter(clock.add(at, length, pauses), oracle.add(at, length), end)],
    ['subtract', sameBefore(clock.subtract(at, length, pauses), oracle.subtract(at, length), start)],
  ];
  found.cases += checks.length;
  for (const [name, same] of checks) {
    if (same) continue;
    found.disagreements++;
    if (found.first.length < 5)
      found.first.push(`${name} of ${new Date(at).toISOString()}, calendar ${found.calendars}`);
  }
}
