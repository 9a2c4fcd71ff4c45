import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import moment from 'moment';
import 'moment-business-time';
import { businessClock } from '#core/time/business-clock.ts';
import type { OpeningHours } from '#core/time/opening-hours.ts';

/** What all of them can do, in whole minutes; moments are epoch milliseconds. */
export interface Peer {
  isOpen(at: number): boolean;
  nextOpening(at: number): number;
  between(from: number, until: number): number;
  add(at: number, minutes: number): number;
}

/** Hours that all of them can say: windows within a day, whole days closed, in the zone of the process. */
export const zone = 'Europe/Berlin';
const office = [
  ['09:00', '12:00'],
  ['13:00', '17:30'],
] as const;
const saturday = [['10:00', '14:00']] as const;
const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const week = names.map((_, at) => (at < 5 ? office : at === 5 ? saturday : []));
const closed = ['01-01', '01-06', '05-01', '10-03', '11-01', '12-24', '12-25', '12-26', '12-31'];
const holidays = [2025, 2026, 2027].flatMap((year) => closed.map((date) => `${year}-${date}`));

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export const hours: OpeningHours = {
  zone,
  week: week.map((windows) => windows.map(([from, until]) => ({ from: minutesOf(from), until: minutesOf(until) }))),
  days: new Map(holidays.map((date) => [date, []])),
  closures: [],
};

function ours(): Peer {
  const clock = businessClock(hours);
  return {
    isOpen: (at) => clock.isOpen(at),
    nextOpening: (at) => clock.nextOpening(at) ?? Number.NaN,
    between: (from, until) => clock.between(from, until) / 60_000,
    add: (at, minutes) => clock.add(at, minutes * 60_000) ?? Number.NaN,
  };
}

function ofMoment(): Peer {
  const days = week.map((windows) => (windows.length === 0 ? null : windows.flat()));
  const workinghours = Object.fromEntries(days.map((times, at) => [(at + 1) % 7, times]));
  moment.updateLocale('en', { workinghours, holidays } as moment.LocaleSpecification);
  return {
    isOpen: (at) => moment(at).isWorkingTime(),
    nextOpening: (at) => moment(at).nextWorkingTime().valueOf(),
    between: (from, until) => moment(until).workingDiff(moment(from), 'minutes'),
    add: (at, minutes) => moment(at).addWorkingTime(minutes, 'minutes').valueOf(),
  };
}

function ofDayjs(): Peer {
  dayjs.extend(dayjsBusinessTime);
  const segments = week.map((windows) => windows.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` })));
  const days = names.map((name, at) => [name, segments[at]!.length === 0 ? null : segments[at]]);
  dayjs.setBusinessTime(Object.fromEntries(days) as dayjs.BusinessHoursMap);
  dayjs.setHolidays(holidays);
  return {
    isOpen: (at) => dayjs(at).isBusinessTime(),
    nextOpening: (at) => dayjs(at).nextBusinessTime().valueOf(),
    between: (from, until) => dayjs(from).businessMinutesDiff(dayjs(until)),
    add: (at, minutes) => dayjs(at).addBusinessMinutes(minutes).valueOf(),
  };
}

export const peers: Record<string, () => Peer> = { throughline: ours, moment: ofMoment, dayjs: ofDayjs };
