import { expect, test } from 'vitest';
import { chance } from '../../statistics/chance.ts';
import { countText, emergingIn, newCounting, partsOfNames, type CustomerText } from './emerging.ts';
import { growthOf } from './growth.ts';

const vocabulary = Array.from({ length: 400 }, (_, at) => {
  const letters = [at % 26, Math.floor(at / 26), (at * 7) % 26].map((code) => String.fromCodePoint(97 + code));
  return `w${letters.join('')}`;
});

/** Texts of customers whose words are as common as words are (Zipf), the same before and now. */
function texts(seed: number, customers: number): CustomerText[] {
  const next = chance(seed);
  const word = () => vocabulary[Math.floor(vocabulary.length ** next()) - 1]!;
  return Array.from({ length: customers * 2 }, (_, at) => ({
    now: at % 2 === 0,
    text: Array.from({ length: 15 }, word).join(' '),
  }));
}

const emerging = (all: readonly CustomerText[], names: readonly string[] = []) => {
  const counting = newCounting();
  for (const each of all) countText(counting, each);
  return emergingIn(counting, partsOfNames(names));
};

test('on texts without change hardly ever anything is said to emerge: at most in one comparison of twenty', () => {
  const said = Array.from({ length: 40 }, (_, seed) => emerging(texts(seed + 1, 200)).terms.length > 0);
  expect(emerging(texts(1, 300)).tested).toBeGreaterThan(300);
  expect(said.filter(Boolean).length).toBeLessThanOrEqual(2);
});

test('a pair that more customers use now is found, and stands for its words', () => {
  const planted = texts(7, 300).map(({ now, text }, at) => ({
    now,
    text: now && at % 20 === 0 ? `${text} coupon code ${text.split(' ')[0]}` : text,
  }));
  expect(emerging(planted).terms.map(({ term }) => term)).toEqual(['coupon code']);
  const [found] = emerging(planted).terms;
  expect(found).toMatchObject({ before: 0, now: 30 });
  expect(found!.difference.low).toBeGreaterThan(0.05);
});

test('what could name somebody is left out: addresses, numbers, names, and what only a few write', () => {
  const now = (text: string, count: number) => Array.from({ length: count }, () => ({ now: true, text }));
  const plain = texts(3, 200);
  const few = emerging([...plain, ...now('zebra', 4)]);
  expect(few.terms).toEqual([]);
  const words = 'ask ada@lovelace.example or https://lovelace.example/x, order 4711 by Lovelace rose';
  const shown = emerging([...plain, ...now(words, 30)], ['Ada Lovelace', 'Rose Tyler']).terms.map(({ term }) => term);
  expect(shown.join(' ')).not.toMatch(/ada|lovelace|4711|http|example/);
  expect(shown.join(' ')).toContain('rose');
});

test.each([
  [3, 4, 0.5],
  [0, 5, 0.029691605],
  [10, 30, 0.000158133],
  [30, 10, 0.999841867],
])('growth from %i to %i of 100: p', (before, now, p) => {
  expect(growthOf({ count: before, n: 100 }, { count: now, n: 100 })).toBeCloseTo(p, 6);
});
