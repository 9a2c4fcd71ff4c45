import { expect, test } from 'vitest';
import { calendar } from '#test/mails/invitations.ts';
import { readCalendar } from './calendar.ts';

const soon = ['SUMMARY:Visit', 'DTSTART:20261124T070000Z'];

test('what, when, where and who, in the zone that the calendar brings', () => {
  const read = readCalendar(
    calendar([
      'SUMMARY:Visit\\, second',
      '  floor',
      'DTSTART;TZID=E. Africa Standard Time:20261124T100000',
      'DURATION:PT1H30M',
      'LOCATION:Nairobi',
      'ORGANIZER;CN=Amina:mailto:amina@x.example',
      'ATTENDEE:mailto:a@x.example',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261224T000000Z',
    ]),
  );
  expect(read).toMatchObject({ method: 'invitation', more: 0 });
  expect(read?.events).toMatchObject([
    {
      title: 'Visit, second floor',
      start: { at: '2026-11-24T07:00:00.000Z', day: null },
      end: { at: '2026-11-24T08:30:00.000Z' },
      place: 'Nairobi',
      organiser: 'Amina',
      guests: 1,
      repeats: 'every 2 weeks until 2026-12-24',
    },
  ]);
});

test('whole days end on their last day; a time of no zone stays as it stands', () => {
  const days = readCalendar(calendar(['SUMMARY:Fair', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261204']));
  expect(days?.events[0]).toMatchObject({ start: { day: '2026-12-01', at: null }, end: { day: '2026-12-03' } });
  const one = readCalendar(calendar(['SUMMARY:Day', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261202']));
  expect(one?.events[0]).toMatchObject({ end: null });
  const floating = readCalendar(calendar(['SUMMARY:Call', 'DTSTART:20261201T090000']));
  expect(floating?.events[0]?.start).toEqual({ at: '2026-12-01T09:00:00', day: null });
});

test.each([
  ['REQUEST', [], 'invitation'],
  ['REQUEST', ['SEQUENCE:2'], 'update'],
  ['CANCEL', [], 'cancellation'],
  ['REPLY', [], 'answer'],
  ['PUBLISH', [], 'entry'],
] as const)('%s %s is called %s', (method, more, called) => {
  expect(readCalendar(calendar([...soon, ...more], method))?.method).toBe(called);
});

test('one broken event does not hide the others; a calendar of none is no card', () => {
  const broken = [
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:Broken',
    'DTSTART:never',
    'END:VEVENT',
    'BEGIN:VEVENT',
    ...soon,
  ];
  expect(
    readCalendar(calendar(['SUMMARY:First', 'DTSTART:20261123T070000Z', ...broken]))?.events.map(({ title }) => title),
  ).toEqual(['First', 'Visit']);
  expect(readCalendar('BEGIN:VCALENDAR\nEND:VCALENDAR')).toBeUndefined();
  expect(readCalendar('no calendar')).toBeUndefined();
});

test('a thousand events are ten and a number', () => {
  const events = Array.from({ length: 1000 }, () => ['END:VEVENT', 'BEGIN:VEVENT', ...soon]).flat();
  expect(readCalendar(calendar([...soon, ...events]))).toMatchObject({ more: 991 });
});
