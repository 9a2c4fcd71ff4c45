import { expect, test } from 'vitest';
import { outcomeOf, lateWords, promiseChangeWords, type CustomerPromise } from './promise-words.ts';
import { promiseChoices } from './promise-times.ts';

const promise = {
  id: 'prm_1',
  text: 'We call back',
  state: 'kept',
  dueAt: '2026-11-23T14:00:00Z',
  brokenAt: '2026-11-23T14:00:00Z',
  decidedAt: '2026-11-23T15:30:00Z',
} as CustomerPromise;

test('a promise that was kept late says so, an open one only once it is due', () => {
  expect(outcomeOf(promise).words).toBe('Kept, 1 h 30 min late');
  expect(outcomeOf({ ...promise, brokenAt: null }).words).toBe('Kept');
  const open = { state: 'open' as const, dueAt: promise.dueAt };
  expect(lateWords(open, new Date('2026-11-23T13:59:00Z'))).toBeNull();
  expect(lateWords(open, new Date('2026-11-23T14:20:00Z'))).toBe('20 min');
});

test('the history tells of a promise in its words, which stand with the promise', () => {
  const change = { by: 'Ada', what: 'promise-kept', detail: 'prm_1' };
  expect(promiseChangeWords(change, [promise])).toBe('Ada kept the promise “We call back”');
  expect(promiseChangeWords(change, [])).toBeUndefined();
});

test('quick times are meant by the clock of the company, and none of them is past', () => {
  const labels = (at: string) =>
    promiseChoices(new Date(at), 'Europe/Berlin').map((each) => `${each.label} ${each.at.toISOString()}`);
  expect(labels('2026-11-23T09:10:20Z')).toEqual([
    'In an hour 2026-11-23T10:11:00.000Z',
    'Today at 15:00 2026-11-23T14:00:00.000Z',
    'Tomorrow at noon 2026-11-24T11:00:00.000Z',
  ]);
  expect(labels('2026-11-23T14:10:00Z')[1]).toBe('Today at 17:00 2026-11-23T16:00:00.000Z');
  expect(labels('2026-11-23T20:00:00Z')).toHaveLength(2);
});
