import { expect, test } from 'vitest';
import { businessClock } from '#core/time/business-clock.ts';
import { standingOf } from './standing.ts';

const week = Array.from({ length: 7 }, (_, at) => (at < 5 ? [{ from: 540, until: 1020 }] : []));
const clock = businessClock({ zone: 'Europe/Berlin', week, days: new Map(), closures: [] });
const friday = (hour: string) => new Date(`2026-11-20T${hour}:00+01:00`);
const monday = new Date('2026-11-23T09:00:00+01:00');
const usual = { clock, quietUntil: null, quietOutside: true };

test('within the hours somebody is there, outside of them until they work again', () => {
  expect(standingOf(usual, friday('16:00'))).toEqual({
    ...{ standing: 'here', until: null, quiet: false, changesAt: friday('17:00') },
  });
  expect(standingOf(usual, friday('18:00'))).toEqual({
    ...{ standing: 'off', until: monday, quiet: true, changesAt: monday },
  });
  expect(standingOf({ ...usual, quietOutside: false }, friday('18:00')).quiet).toBe(false);
  expect(standingOf({ ...usual, clock: null }, friday('18:00'))).toMatchObject({ standing: 'here', changesAt: null });
});

test('who is not to be disturbed is there again when that is over and they work', () => {
  const soon = standingOf({ ...usual, quietUntil: friday('15:00') }, friday('14:00'));
  expect(soon).toEqual({ standing: 'quiet', until: friday('15:00'), quiet: true, changesAt: friday('15:00') });
  const late = standingOf({ ...usual, quietUntil: friday('19:00') }, friday('16:00'));
  expect(late).toMatchObject({ standing: 'quiet', until: monday, changesAt: friday('17:00') });
  expect(standingOf({ ...usual, quietUntil: friday('13:00') }, friday('14:00')).standing).toBe('here');
  const never = businessClock({ zone: 'UTC', week: week.map(() => []), days: new Map(), closures: [] });
  expect(standingOf({ ...usual, clock: never }, friday('14:00'))).toMatchObject({ standing: 'off', until: null });
});
