import { expect, test } from 'vitest';
import { businessClock } from './business-clock.ts';
import { windowFaults } from './check-windows.ts';
import { readFileDays } from './ical-days.ts';
import { openingHoursOf, specialDays, type CalendarRules } from './special-days.ts';

const week = Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 540, until: 1020 }] : []));
const messages = (days: Parameters<typeof windowFaults>[0]) =>
  windowFaults(days, true).map(({ path, message }) => `${path.join('.')} ${message}`);

test('windows that cannot be are told in words, by their place', () => {
  const with0 = (...windows: Array<{ from: number; until: number }>) => week.toSpliced(0, 1, windows);
  expect(messages(week)).toEqual([]);
  expect(messages(with0({ from: 1020, until: 540 }))).toEqual(['0.0 ends at 09:00, before it begins at 17:00']);
  expect(messages(with0({ from: 540, until: 780 }, { from: 720, until: 1020 }))).toEqual([
    '0.1 12:00–17:00 overlaps 09:00–13:00',
  ]);
  expect(messages(with0({ from: 1320, until: 1440 + 600 }))).toEqual(['1.0 09:00–17:00 overlaps 22:00–10:00']);
  const round = [[{ from: 0, until: 60 }], ...Array.from({ length: 5 }, () => []), [{ from: 1320, until: 1530 }]];
  expect(messages(round)).toEqual(['0.0 00:00–01:00 overlaps 22:00–01:30']);
  expect(messages(Array.from({ length: 7 }, () => [{ from: 0, until: 1440 }]))).toEqual([]);
});

const rules: CalendarRules = {
  zone: 'Europe/Vienna',
  week,
  ownDays: [
    { day: '2026-12-08', name: 'Open after all', windows: null },
    { day: '2026-12-31', name: 'Stocktaking', windows: [{ from: 600, until: 720 }] },
  ],
  files: [{ name: 'works.ics', days: [{ day: '2026-12-28', name: 'Works holiday' }] }],
  closures: [],
};
const holiday = (day: string, name: string, from = 0) => ({ day, name, from, source: 'AT' });
const holidays = [
  holiday('2026-12-08', 'Conception'),
  holiday('2026-12-24', 'Christmas Eve', 840),
  holiday('2026-12-25', 'Christmas'),
  holiday('2026-12-31', 'Silvester'),
];

test('own entries go before files and holidays, which stay beside them, and each says where it comes from', () => {
  expect(
    specialDays(rules, holidays).map(({ day, name, origin, besides }) => [day, name, origin.kind, besides.length]),
  ).toEqual([
    ['2026-12-08', 'Open after all', 'own', 1],
    ['2026-12-24', 'Christmas Eve', 'holiday', 0],
    ['2026-12-25', 'Christmas', 'holiday', 0],
    ['2026-12-28', 'Works holiday', 'file', 0],
    ['2026-12-31', 'Stocktaking', 'own', 1],
  ]);
  const clock = businessClock(openingHoursOf(rules, holidays));
  const hours = (day: string) => {
    const from = Date.parse(`${day}T00:00:00+01:00`);
    return clock.between(from, from + 86_400_000) / 3_600_000;
  };
  const days = ['08', '24', '25', '28', '29', '31'].map((date) => hours(`2026-12-${date}`));
  expect(days).toEqual([8, 5, 0, 0, 8, 2]);
});

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR'].join('\r\n');
const years = { from: 2026, until: 2028 };

test('an iCal file gives its whole days: several days, every year, folded and escaped words', () => {
  const found = readFileDays(
    file(
      event('DTSTART;VALUE=DATE:20261228', 'DTEND;VALUE=DATE:20261230', 'SUMMARY:Works holiday\\, a', '  ll'),
      event('DTSTART;VALUE=DATE:20200606', 'RRULE:FREQ=YEARLY', 'SUMMARY:Founded', 'EXDATE;VALUE=DATE:20270606'),
      event('DTSTART:20260101T090000Z', 'DTEND:20260101T100000Z', 'SUMMARY:A meeting'),
      event('DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Mondays'),
      event('BEGIN:VALARM', 'SUMMARY:Not this', 'END:VALARM', 'DTSTART;VALUE=DATE:20261231', 'SUMMARY:Silvester'),
    ),
    years,
  );
  expect(found).toEqual({
    days: [
      { day: '2026-06-06', name: 'Founded' },
      { day: '2026-12-28', name: 'Works holiday, a ll' },
      { day: '2026-12-29', name: 'Works holiday, a ll' },
      { day: '2026-12-31', name: 'Silvester' },
      { day: '2028-06-06', name: 'Founded' },
    ],
    leftOut: 2,
  });
});

test('a hostile iCal file ends soon, and what is none is none', () => {
  const began = performance.now();
  expect(readFileDays('<html>', years)).toBeUndefined();
  const hostile = [
    file(event('DTSTART;VALUE=DATE:19700101', 'DTEND;VALUE=DATE:99991231')),
    file(event('DTSTART;VALUE=DATE:19700101', 'RRULE:FREQ=YEARLY;INTERVAL=-1;COUNT=9e9;BYDAY=MO')),
    file(event('DTSTART;VALUE=DATE:19700101', 'RRULE:FREQ=YEARLY;INTERVAL=0.000001;UNTIL=99991231')),
    `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(70_000)}`,
    `BEGIN:VCALENDAR\n${';:='.repeat(300_000)}`,
    file(
      ...Array.from({ length: 20_000 }, (_, at) =>
        event(`DTSTART;VALUE=DATE:20${String(10 + (at % 89))}0101`, 'DTEND;VALUE=DATE:20991231'),
      ),
    ),
  ].map((text) => readFileDays(text, years)!);
  expect(hostile.map(({ days }) => days.length)).toEqual([0, 0, 3, 0, 0, expect.any(Number)]);
  expect(performance.now() - began).toBeLessThan(5_000);
});
