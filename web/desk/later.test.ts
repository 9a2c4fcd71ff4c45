import { expect, test } from 'vitest';
import { atWall, inputOf, laterChoices, ofInput } from './later.ts';

const zone = 'Europe/Berlin';

test('later is meant by the clock of the company, also across the change of clocks', () => {
  const saturday = new Date('2026-10-24T12:30:00Z'); // the night to Sunday has an hour more
  expect(laterChoices(saturday, zone).map(({ label, at }) => `${label} ${at.toISOString()}`)).toEqual([
    'In an hour 2026-10-24T13:30:00.000Z',
    'This evening 2026-10-24T16:00:00.000Z',
    'Tomorrow morning 2026-10-25T07:00:00.000Z',
    'Monday morning 2026-10-26T07:00:00.000Z',
  ]);
  const sundayEvening = new Date('2026-03-01T20:00:00Z');
  expect(laterChoices(sundayEvening, 'Africa/Nairobi').map(({ label }) => label)).toEqual([
    'In an hour',
    'Tomorrow morning',
  ]);
});

test('what is typed is what the wall shows; an hour that is left out in spring is the one after', () => {
  const at = new Date('2026-06-30T22:15:00Z');
  expect(inputOf(at, zone)).toBe('2026-07-01T00:15');
  expect(ofInput(inputOf(at, zone), zone)).toEqual(at);
  expect(ofInput('2026-07', zone)).toBeUndefined();
  expect(atWall({ year: 2026, month: 3, day: 29, hour: 2, minute: 0 }, zone).toISOString()).toMatch(
    /^2026-03-29T0[01]:00/,
  );
});
