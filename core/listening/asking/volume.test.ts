import { expect, test } from 'vitest';
import { expectedResponse, segmentsOf } from './volume.ts';

test('what was counted becomes rates of a month, apart by how often customers come', () => {
  const month = 365.25 / 12;
  const often = { often: 2, customers: 10 };
  const counted = [
    { often: 0, customers: 300, touchpoint: 'chat', episodes: 300 },
    { ...often, touchpoint: 'chat', episodes: 40 },
    { ...often, touchpoint: 'mail', episodes: 10 },
  ];
  const [rare, frequent] = segmentsOf(counted, 2 * month);
  expect(rare).toEqual({ customers: 300, monthly: { chat: 0.5 } });
  expect(frequent).toEqual({ customers: 10, monthly: { chat: 2, mail: 0.5 } });
  expect(segmentsOf([], 90)).toEqual([]);
});

test('few asks say little about how many answer', () => {
  expect(expectedResponse({ asked: 0, answered: 0 })).toBe(0.2);
  expect(expectedResponse({ asked: 1, answered: 1 })).toBeCloseTo(3 / 11, 12);
  expect(expectedResponse({ asked: 990, answered: 498 })).toBe(0.5);
});
