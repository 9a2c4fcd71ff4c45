import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareTail } from '../../statistics/distributions.ts';
import { isSampled, rollKey, rollOf } from './roll.ts';

const people = 20_000;
const key = rollKey('salt', 'csat');
const customers = Array.from(
  { length: people },
  (_, at) => `0190f7c2-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
);

/** p of the test that all cells are equally likely. */
function evenness(cells: readonly number[]): number {
  const expected = cells.reduce((sum, count) => sum + count, 0) / cells.length;
  const distance = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquareTail(distance, cells.length - 1);
}

function counted(length: number, cellOf: (at: number) => number): number[] {
  const cells = Array.from({ length }, () => 0);
  for (let at = 0; at < people; at++) cells[cellOf(at)]! += 1;
  return cells;
}

const hundredth = (roll: number): number => Math.floor(roll * 100);
const tenth = (roll: number): number => Math.floor(roll * 10);

test('ids that differ by one letter fall evenly between 0 and 1', () => {
  const rolls = customers.map((customer) => rollOf(key, customer, 'one'));
  expect(evenness(counted(100, (at) => hundredth(rolls[at]!)))).toBeGreaterThan(0.001);
  const fine = rolls.map((roll) => (roll * 2 ** 20) % 1);
  expect(evenness(counted(100, (at) => hundredth(fine[at]!)))).toBeGreaterThan(0.001);
});

test('another episode, survey, salt or replay knows nothing of the first', () => {
  const others = [
    (customer: string) => rollOf(key, customer, 'two'),
    (customer: string) => rollOf(rollKey('salt', 'nps'), customer, 'one'),
    (customer: string) => rollOf(rollKey('other', 'csat'), customer, 'one'),
    (customer: string) => rollOf(rollKey('salt', 'csat', 1), customer, 'one'),
  ];
  for (const other of others) {
    const pairs = counted(100, (at) => {
      const customer = customers[at]!;
      return tenth(rollOf(key, customer, 'one')) * 10 + tenth(other(customer));
    });
    expect(evenness(pairs)).toBeGreaterThan(0.001);
  }
});

test('nobody is rolled again: the same episode falls where it fell, and a higher p only adds', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.tuple(share, share), (customer, episode, [p, q]) => {
      const roll = rollOf(key, customer, episode);
      expect(rollOf(key, customer, episode)).toBe(roll);
      expect(roll >= 0 && roll < 1).toBe(true);
      expect(isSampled(roll, 1)).toBe(true);
      expect(isSampled(roll, 0)).toBe(false);
      if (isSampled(roll, Math.min(p, q))) expect(isSampled(roll, Math.max(p, q))).toBe(true);
    }),
  );
});
