import { expect, test } from 'vitest';
import { chance } from '#core/statistics/chance.ts';
import { heard, type AskedEpisode } from './heard.ts';

const random = chance(5);
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

interface Person extends AskedEpisode {
  /** The chance of being content that these facts give. */
  chance: number;
}

let place = 0;

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
  // One in two was drawn of who wrote by mail: their answers stand for two.
  const design = channel === 'mail' ? 2 : 1;
  const score = answered ? (good === 1 ? 5 : 2) : null;
  return {
    customer: String(place),
    at: place++,
    facts: { late, wait, channel, vip },
    design,
    score,
    chance: logistic(likes),
  };
}

/** The share of content episodes: those of mails twice, since one in two of them was drawn. */
function truth(): number {
  let [good, all] = [0, 0];
  for (let at = 0; at < 400_000; at++) {
    const { design, chance: content } = person(0);
    good += design * content;
    all += design;
  }
  return (100 * good) / all;
}

/** One look of the page at 2,000 asks. */
function look(feeling: number) {
  const { raw, weighted } = heard(
    { scale: 'csat5', about: 'contact' },
    Array.from({ length: 2000 }, () => person(feeling)),
  );
  return { raw, weighted };
}

const runs = 500;

test('where answering depends on facts only, the weighted interval of the page covers the truth and the raw one does not', () => {
  const share = truth();
  const covers = ({ low, high }: { low: number | null; high: number | null }) =>
    Number(low! <= share && share <= high!);
  let [weighted, raw] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const seen = look(0);
    weighted += covers(seen.weighted);
    raw += covers(seen.raw);
  }
  expect(weighted / runs).toBeGreaterThanOrEqual(0.93);
  expect(weighted / runs).toBeLessThanOrEqual(0.98);
  expect(raw / runs).toBeLessThan(0.5);
});

test('where answering depends on the feeling, too, the weighted figure is closer to the truth than the raw one', () => {
  const share = truth();
  let [weighted, raw, closer] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const seen = look(-0.6);
    const off = [Math.abs(seen.weighted.value! - share), Math.abs(seen.raw.value! - share)] as const;
    weighted += off[0] / runs;
    raw += off[1] / runs;
    closer += Number(off[0] < off[1]) / runs;
  }
  expect(weighted).toBeLessThan(0.75 * raw);
  expect(closer).toBeGreaterThan(0.9);
});
