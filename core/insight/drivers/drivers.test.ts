import { expect, test } from 'vitest';
import type { Driver, Told, Untold } from './drivers.ts';
import { explainedOf } from './explained.fixture.ts';
import { keys, world } from './world.fixture.ts';

const { answers, truth } = world(11, { people: 2500 });

function told(view: Told | Untold): Told {
  if (typeof view === 'string') throw new Error(view);
  return view;
}

test('what leads to unhappiness is named with its consequences, and what does nothing is not', () => {
  const { drivers, explained, sharedBy, faults } = explainedOf(answers);
  const by = (key: string) => drivers.find((each) => each.key === key)!;
  expect(faults).toEqual([]);
  expect(drivers.filter(({ total }) => told(total).named)).toHaveLength(6);
  expect(drivers.at(-1)).toMatchObject({ key: keys.amount, stage: 'before' });
  const [effect] = told(by(keys.handovers).total).effects;
  expect(effect!.low).toBeLessThanOrEqual(truth(keys.handovers, effect!, false));
  expect(effect!.high).toBeGreaterThanOrEqual(truth(keys.handovers, effect!, false));
  // Being handed over makes it take longer: with that held equal less is left.
  expect(told(by(keys.handovers).held).effects[0]!.value).toBeGreaterThan(effect!.value + 4);
  expect([explained! > 0.05, sharedBy]).toEqual([true, 'orders']);
  expect(drivers.reduce((sum, { importance }) => sum + importance!, 0)).toBeCloseTo(1, 9);
});

test('where it matters whether and not how much, the line bends there, and its ends are right', () => {
  const steep = world(23, { people: 2500, cliff: true });
  const { drivers } = explainedOf(steep.answers);
  const bent = drivers.filter(({ knee }) => knee !== null);
  expect(bent.map(({ key }) => key)).toEqual([keys.late]);
  const { at, low, high, parts, curve } = bent[0]!.knee!;
  expect([at, low <= 1, high <= 2]).toEqual([1, true, true]);
  const [first, then] = parts;
  expect([first!.high < -20, Math.abs(then!.value) < 8]).toEqual([true, true]);
  for (const part of [...parts, ...told(bent[0]!.total).effects]) {
    const is = steep.truth(keys.late, part, false);
    expect([part.low < is, is < part.high], JSON.stringify(part)).toEqual([true, true]);
  }
  expect(curve.map(({ at: place }) => place)).toContain(1);
  expect(explainedOf(answers).drivers.every(({ knee }) => knee === null)).toBe(true);
});

test('a net promoter score is explained in its points', () => {
  const asNps = { ...answers, scores: answers.scores.map((score) => (score >= 4 ? 8 + (score % 2) * 2 : 3)) };
  const { drivers } = explainedOf(asNps, { scale: 'nps', about: 'relationship' });
  const late = told(drivers.find(({ key }) => key === keys.late)!.total);
  expect([late.named, late.effects[0]!.value < -20]).toEqual([true, true]);
});

test('what cannot be true is left out by name before anything is computed', () => {
  const rows = answers.scores.map((_, row) => row);
  const wait = answers.facts.find(({ key }) => key === keys.wait)!;
  const resolution = answers.facts.find(({ key }) => key === keys.resolution)!;
  const spoilt = {
    ...answers,
    customers: [...answers.customers, ...answers.customers.slice(0, 7)],
    at: [...answers.at, ...answers.at.slice(0, 7)],
    scores: [...answers.scores, ...answers.scores.slice(0, 7)],
    weights: [...answers.weights, ...answers.weights.slice(0, 7)],
    facts: [
      ...answers.facts.filter((fact) => fact !== wait && fact !== resolution),
      { ...wait, values: wait.values.map((value, at) => (at < 20 ? -5 : (value as number))) },
      {
        ...resolution,
        values: resolution.values.map((value, at) => (wait.rows.slice(20, 40).includes(at) ? 1 : (value as number))),
      },
      { key: 'order.placed:plan', rows, values: rows.map(() => 'basic') },
      { key: 'order.placed:weight', rows: rows.slice(0, 900), values: rows.slice(0, 900) },
      { key: 'order.placed:weight', rows: rows.slice(900, 910), values: rows.slice(900, 910).map(() => 'heavy') },
      { key: 'order.placed:again', rows, values: rows.map((row) => Number(row < 12)) },
    ],
  };
  const { faults, n, drivers } = explainedOf(spoilt);
  expect(n).toBe(answers.scores.length);
  expect(faults).toEqual([
    { kind: 'twice', n: 7 },
    { kind: 'mixed', key: 'order.placed:weight', n: 10 },
    { kind: 'negative', key: keys.wait, n: 20 },
    { kind: 'crossed', key: keys.resolution, other: keys.wait, n: 20 },
    { kind: 'constant', key: 'order.placed:plan', n: rows.length },
    { kind: 'gaps', key: 'order.placed:weight', n: 900 },
    { kind: 'rare', key: 'order.placed:again', n: rows.length },
  ]);
  expect(drivers).toHaveLength(7);
});

test('facts that say the same are one, and one that others say together is told by none of its own', () => {
  const of = (key: string) => answers.facts.find((fact) => fact.key === key)!;
  const channel = of(keys.channel);
  const phone = channel.values.map((word) => Number(word === 'phone'));
  const more = [
    {
      ...of(keys.amount),
      key: 'order.paid:total',
      values: of(keys.amount).values.map((value) => 100 - 3 * Number(value)),
    },
    { ...channel, key: ':touchpoint', values: channel.values.map((word) => `support_${word}`) },
    { ...channel, key: 'call.received:known', values: phone },
  ];
  const { drivers } = explainedOf({ ...answers, facts: [...answers.facts, ...more] });
  const by = (key: string): Driver | undefined => drivers.find((each) => each.key === key);
  expect(by(keys.channel)?.same).toEqual([':touchpoint']);
  expect(by('call.received:known')).toMatchObject({ total: 'said', held: 'said' });
  expect(drivers).toHaveLength(9);
});

test('a feeling about a touchpoint is not explained by how a conversation went, and few answers explain nothing', () => {
  const { drivers } = explainedOf(answers, { scale: 'csat5', about: 'touchpoint' });
  expect(drivers.map(({ key }) => key).toSorted()).toEqual([keys.amount, keys.channel, keys.late].toSorted());
  const few = explainedOf(world(3, { people: 30 }).answers);
  expect(few.drivers.every(({ total }) => total === 'few')).toBe(true);
});

test('answers that stand for several count as several, and rows of one customer make nothing surer', () => {
  const heavy = { ...answers, weights: answers.weights.map(() => 3) };
  const plain = explainedOf(answers).drivers[0]!;
  const weighed = explainedOf(heavy).drivers[0]!;
  expect(told(weighed.total).effects[0]!.value).toBeCloseTo(told(plain.total).effects[0]!.value, 6);
  expect(told(weighed.total).effects[0]!.error).toBeCloseTo(told(plain.total).effects[0]!.error, 6);
});
