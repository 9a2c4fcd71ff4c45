import { expect, test } from 'vitest';
import { chance } from '../chance.ts';
import { shareOf } from '../wilson.ts';
import { answeringWeights, type Asked } from './answering.ts';
import { customersAgain } from './bootstrap.ts';
import { weightedShare } from './weighted.ts';

const random = chance(5);
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

interface Person extends Asked {
  good: number;
  /** The chance of being good that these facts give. */
  chance: number;
}

/** A company of known truth: late and long waits make unhappy, and both go with answering; `feeling` is how much being happy does. */
function person(feeling: number): Person {
  const late = Math.floor(6 * random() ** 2);
  const wait = -Math.log(1 - random());
  const channel = ['chat', 'mail', 'phone'][Math.floor(3 * random())]!;
  const vip = random() < 0.15;
  const likes = 1.6 - 0.45 * late - 0.4 * wait + (channel === 'chat' ? 0.5 : 0) + (vip ? 0.4 : 0);
  const good = Number(random() < logistic(likes));
  const answers = -1.6 + 0.3 * late + 0.15 * wait + (channel === 'chat' ? 0.7 : channel === 'phone' ? -0.4 : 0);
  const answered = random() < logistic(answers + (vip ? 0.5 : 0) + feeling * good);
  return { facts: { late, wait, channel, vip }, design: 1, answered, good, chance: logistic(likes) };
}

function truth(): number {
  let good = 0;
  const people = 400_000;
  for (let at = 0; at < people; at++) good += person(0).chance;
  return good / people;
}

/** One look at 2,000 people: raw, weighted, and by drawing again. */
function look(feeling: number, again = false) {
  const people = Array.from({ length: 2000 }, () => person(feeling));
  const weights = answeringWeights(people)!;
  const told = people.flatMap(({ answered, good }, at) => (answered ? [[good, weights[at]!] as const] : []));
  const columns = { values: told.map(([good]) => good), weights: told.map(([, weight]) => weight) };
  const raw = shareOf(
    columns.values.reduce((sum, good) => sum + good, 0),
    told.length,
  );
  const drawn = again ? customersAgain({ ...columns, customers: told.map((_, at) => String(at)) }, 400) : undefined;
  return { raw, weighted: weightedShare(columns), drawn };
}

const runs = 500;

test('where answering depends on facts only, the weighted interval covers the truth and the raw one does not', () => {
  const share = truth();
  const covers = ({ low, high }: { low: number; high: number }) => Number(low <= share && share <= high);
  let [weighted, raw, drawn] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const seen = look(0, run % 5 === 0);
    weighted += covers(seen.weighted);
    raw += covers(seen.raw);
    drawn += seen.drawn === undefined ? 0 : covers(seen.drawn);
  }
  expect(weighted / runs).toBeGreaterThanOrEqual(0.93);
  expect(weighted / runs).toBeLessThanOrEqual(0.98);
  expect(raw / runs).toBeLessThan(0.5);
  expect(drawn / (runs / 5)).toBeGreaterThan(0.9);
});

test('where answering depends on the feeling, too, the weighted figure is closer to the truth than the raw one', () => {
  const share = truth();
  let [weighted, raw, closer] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const seen = look(-0.6);
    const off = [Math.abs(seen.weighted.value - share), Math.abs(seen.raw.value - share)] as const;
    weighted += off[0] / runs;
    raw += off[1] / runs;
    closer += Number(off[0] < off[1]) / runs;
  }
  expect(weighted).toBeLessThan(0.75 * raw);
  expect(closer).toBeGreaterThan(0.9);
});
