import type { Moment } from '#core/desk/facts/course.ts';
import { serviceTimesOf } from '#core/desk/facts/told-times.ts';
import { businessClock, type BusinessClock } from '#core/time/business-clock.ts';
import { idAt } from '../inbox/rows.ts';
import { dice, pick } from '../mail/dice.ts';

export interface Staff {
  agents: string[];
  /** Teams with the calendar whose hours hold for their conversations. */
  teams: Array<{ id: string | null; calendar: string }>;
}

const minute = 60_000;
const day = 1_440 * minute;

/** Office hours, and nights. */
export const weeks = {
  office: Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 540, until: 1_080 }] : [])),
  nights: Array.from({ length: 7 }, () => [{ from: 1_320, until: 360 + 1_440 }]),
};
export const zone = 'Europe/Berlin';

/** A conversation with what happened in it. */
export interface Made {
  id: string;
  customer: string;
  channel: string;
  touchpoint: string;
  team: string | null;
  calendar: string;
  moments: Moment[];
}

const channels = [
  { channel: 'mail', touchpoint: 'support_mail', share: 0.6, wait: 95 * minute },
  { channel: 'chat', touchpoint: 'chat', share: 0.3, wait: 1.5 * minute },
  { channel: 'form', touchpoint: 'form', share: 0.1, wait: 140 * minute },
];

type Roll = () => number;

/** Waits are many short ones and a few long ones. */
function lasting(roll: Roll, median: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
  return Math.min(20 * day, Math.max(1_000, Math.round(median * Math.exp(1.3 * normal))));
}

/** What happens between the customer's first message and now: one to five questions, each answered, dropped or still waiting. */
function courseOf(roll: Roll, { at, wait, now, agents }: { at: number; wait: number; now: number; agents: string[] }) {
  const moments: Moment[] = [];
  let clock = at;
  const by = pick(roll, agents);
  const tell = (more: Moment) => moments.push(more);
  for (let left = 1 + Math.floor(roll() ** 2 * 5); left > 0; left--) {
    tell({ at: clock, what: 'asked' });
    if (roll() < 0.04) tell({ at: (clock += 2_000), what: 'bot-answered' });
    else if (roll() < 0.05) break;
    else tell({ at: (clock += lasting(roll, wait)), what: 'answered', by: roll() < 0.85 ? by : pick(roll, agents) });
    clock += left > 1 ? lasting(roll, 4 * wait) : 0;
  }
  if (roll() > 0.01) tell({ at: (clock += lasting(roll, wait)), what: 'resolved' });
  if (roll() < 0.06) {
    tell({ at: (clock += lasting(roll, day)), what: 'reopened' });
    tell({ at: (clock += lasting(roll, wait)), what: 'resolved' });
  }
  return moments.filter((moment) => moment.at <= now);
}

/** So many conversations of the days before now, in their order; always the same ones but for when they were. */
export function* conversations(
  count: number,
  { days, now }: { days: number; now: number },
  staff: Staff,
): Generator<Made> {
  const roll = dice(4_711);
  const people = Math.ceil(count / 2.5);
  for (let number = 0; number < count; number++) {
    const at = Math.floor(now - ((count - number) / count) * days * day);
    let left = roll();
    const { channel, touchpoint, wait } = channels.find(({ share }) => (left -= share) < 0) ?? channels[0]!;
    const { id: team, calendar } = pick(roll, staff.teams);
    const customer = idAt(now - 400 * day, Math.floor(roll() ** 2 * people));
    const moments = courseOf(roll, { at, wait, now, agents: staff.agents });
    yield { id: idAt(at, number), customer, channel, touchpoint, team, calendar, moments };
  }
}

/** The clocks by calendar. */
export type Clocks = ReadonlyMap<string, BusinessClock>;

export function clockOf(week: 'office' | 'nights'): BusinessClock {
  return businessClock({ zone, week: weeks[week], days: new Map(), closures: [] });
}

/** Its times of service as the product tells them. */
export function timesOf({ moments, calendar }: Made, now: number, clocks: Clocks) {
  const clock = clocks.get(calendar)!;
  return serviceTimesOf(moments, now).map((time) => ({
    ...time,
    opening: time.until === null ? null : clock.between(time.from, time.until) / 1_000,
  }));
}
