import { expect, test } from 'vitest';
import { cutsOf, sizesOf } from './cuts.ts';
import { describeFact, originOf } from './facts.ts';
import { compareFeelings, feelingFigure, type Measure } from './feeling.ts';
import { rangeLabel } from './group-labels.ts';
import type { FactAnswers } from './groups.ts';
import { judgeFacts } from './link.ts';
import { scales, type Scale } from '#core/touchpoints/scales.ts';

const satisfaction = { scale: 'csat5', about: 'contact' } as const;

/** `count` answers with this value, of which `good` are a 5 and the others a 1. */
function answers(key: string, ...parts: Array<[value: number | string, count: number, good: number]>): FactAnswers {
  const values = parts.flatMap(([value, count]) => Array.from({ length: count }, () => value));
  const scores = parts.flatMap(([, count, good]) => Array.from({ length: count }, (_, at) => (at < good ? 5 : 1)));
  return { key, values: values as number[] | string[], scores };
}

test('a fact that goes with the feeling says so, one that does not says so too', () => {
  const [late, medium, handed, few] = judgeFacts(
    satisfaction,
    [
      answers('conversation.resolved:handovers', [0, 200, 150], [1, 200, 149]),
      answers('order.delivered:days_late', [-1, 300, 270], [2, 150, 90], [9, 150, 30]),
      answers('ad.clicked:medium', ['search', 150, 110], ['social', 150, 113]),
      answers('call.received:wait_s', [30, 15, 12], [400, 15, 3]),
    ],
    2,
  );
  expect(late).toMatchObject({ key: 'order.delivered:days_late', verdict: 'falls', label: 'Days late' });
  expect(late?.words).toBe('CSAT falls from 90 % (on time) to 20 % (8 days or more).');
  expect(late?.groups.map(({ label, figure }) => [label, figure.n, figure.value])).toEqual([
    ['on time', 300, 90],
    ['1–7 days', 150, 60],
    ['8 days or more', 150, 20],
  ]);
  expect(handed).toMatchObject({ verdict: 'no-detectable-change', change: { detectable: false } });
  expect(medium).toMatchObject({ ordered: false, verdict: 'no-detectable-change', test: 'two-proportion test' });
  expect(few).toMatchObject({ verdict: 'too-few', change: null, p: null });
});

test('facts of different things with one name are told apart by the thing', () => {
  const labels = (...keys: string[]) => {
    const facts = keys.map((key, at) => answers(key, [0, 60, 50], [5, 60 + at, 20]));
    return judgeFacts(satisfaction, facts, 2).map(({ key, label }) => [key, label]);
  };
  expect(Object.fromEntries(labels(':days_late', 'order.delivered:days_late', 'call.received:wait_s'))).toEqual({
    ':days_late': 'Days late · answer',
    'order.delivered:days_late': 'Days late · delivery',
    'call.received:wait_s': 'Wait on the phone',
  });
  expect(Object.fromEntries(labels('call.received:duration_s', 'call.made:duration_s'))).toEqual({
    'call.received:duration_s': 'Length of the call · called us',
    'call.made:duration_s': 'Length of the call · we called',
  });
});

test('facts that say exactly the same are one row with both names', () => {
  const words = (key: string, [one, other]: [string, string], good = 20) =>
    answers(key, [one, 100, 90], [other, 100, good]);
  const amounts = (key: string) => answers(`${key}:amount EUR`, [1000, 100, 60], [9000, 100, 50]);
  const facts = [
    words(':channel', ['mail', 'chat']),
    words(':touchpoint', ['Chat', 'Support mail']),
    words('ad.clicked:medium', ['search', 'social']),
    words(':plan', ['pro', 'free'], 21),
    amounts('checkout.started'),
    amounts('order.completed'),
  ];
  expect(judgeFacts(satisfaction, facts, 2).map(({ key, same, label, from }) => [key, same, label, from])).toEqual([
    [':channel', [':touchpoint'], 'Channel and touchpoint', 'A fact of the answer itself'],
    ['ad.clicked:medium', [], 'Medium', 'Came from an ad'],
    [':plan', [], 'Plan', 'A fact of the answer itself'],
    [
      'checkout.started:amount EUR',
      ['order.completed:amount EUR'],
      'Amount, EUR · checkout and order',
      'Started the checkout, Completed an order',
    ],
  ]);
});

test('a difference that passes its test but is too small counts for nothing', () => {
  const facts = [answers('x:contacts', [1, 90_000, 67_500], [2, 90_000, 66_600])];
  expect(judgeFacts(satisfaction, facts, 2)[0]).toMatchObject({ verdict: 'no-detectable-change' });
  expect(judgeFacts(satisfaction, facts, 0.5)[0]).toMatchObject({ verdict: 'falls' });
});

test('groups have at least ten answers, and few answers make few groups', () => {
  const waits = Array.from({ length: 500 }, (_, at) => at * 60);
  expect(sizesOf(waits, cutsOf(waits, 'seconds', { enough: 70 })).every((size) => size >= 10)).toBe(true);
  expect(cutsOf(waits.slice(0, 30), 'seconds', { enough: 70 })).toHaveLength(1);
  expect(cutsOf(waits.slice(0, 15), 'seconds', { enough: 70 })).toEqual([]);
  expect(cutsOf([1, 1, 1], 'count', { enough: 70 })).toEqual([]);
});

test('money is told in its currency’s own units', () => {
  const amounts = { from: 1200, to: 12_000 };
  const label = (currency: string) => rangeLabel(amounts, { unit: 'money', whole: true, currency });
  expect([label('EUR'), label('JPY'), label('KWD')]).toEqual(['12 to 120', '1,200 to 12,000', '1.2 to 12']);
  const facts = [answers('order.completed:amount JPY', [1000, 100, 90], [9000, 100, 20])];
  expect(judgeFacts(satisfaction, facts, 2)[0]?.groups.map((group) => group.label)).toEqual([
    'below 9,000',
    '9,000 or more',
  ]);
});

test('groups are called in the words of their unit', () => {
  expect(rangeLabel({ from: 300, to: 3600 }, { unit: 'seconds', whole: false })).toBe('5 min to 1 h');
  expect(rangeLabel({ from: null, to: 120 }, { unit: 'seconds', whole: false })).toBe('below 2 min');
  expect(rangeLabel({ from: null, to: 1 }, { unit: 'days', whole: true })).toBe('on time');
  expect(rangeLabel({ from: 1, to: 4 }, { unit: 'days', whole: true })).toBe('1–3 days');
  expect(rangeLabel({ from: 2, to: null }, { unit: 'count', whole: true })).toBe('2 or more');
  expect(rangeLabel({ from: 1, to: null }, { unit: 'flag', whole: true })).toBe('yes');
  expect(rangeLabel({ from: 7800, to: 12_050 }, { unit: 'money', whole: true, currency: 'EUR' })).toBe('78 to 120.5');
});

test('facts without a known name are called by their key in plain words', () => {
  expect(describeFact('order.completed:amount EUR')).toEqual({
    label: 'Amount, EUR',
    unit: 'money',
    currency: 'EUR',
  });
  expect(describeFact('event.tracked:amount points')).toEqual({ label: 'Amount, points', unit: 'number' });
  expect(describeFact('event.tracked:boxOpened')).toEqual({ label: 'Box opened', unit: 'number' });
  expect(originOf('order.delivered:days_late')).toBe('Order delivered');
});

/** A hundred answers with this score. */
const hundred = <M extends Measure>(of: M, score: number) => ({ of, counts: new Map([[score, 100]]) });

test('each scale has its own figure, and effort is good when it is low', () => {
  const of = (scale: Scale, score: number) => feelingFigure(hundred({ scale, about: 'contact' }, score)).value;
  const good: Record<Exclude<Scale, 'nps'>, string> = {
    csat5: '4 5',
    ces7: '5 6 7',
    ces5: '1 2',
    stars5: '4 5',
    thumbs: '1',
    faces3: '3',
    faces5: '4 5',
    expectation: '2 3',
    solved: '3',
    rating10: '8 9 10',
  };
  for (const [scale, scores] of Object.entries(good) as Array<[Scale, string]>) {
    const { min, max } = scales[scale];
    const all = Array.from({ length: max - min + 1 }, (_, at) => min + at);
    expect(all.filter((score) => of(scale, score) === 100).join(' '), scale).toBe(scores);
    expect(all.filter((score) => of(scale, score) === 0)).toHaveLength(all.length - scores.split(' ').length);
  }
  const counts = new Map([
    [10, 462],
    [8, 176],
    [3, 362],
  ]);
  expect(feelingFigure({ of: { scale: 'nps', about: 'relationship' }, counts }).value).toBeCloseTo(10);
});

test('neither scales nor what they are about are ever compared', () => {
  const recommendation = { scale: 'nps', about: 'relationship' } as const;
  const journey = { scale: 'csat5', about: 'journey' } as const;
  const told = hundred(satisfaction, 4);
  // @ts-expect-error two scales
  expect(() => compareFeelings(told, hundred(recommendation, 9))).toThrow('never compared');
  // @ts-expect-error two objects
  expect(() => compareFeelings(told, hundred(journey, 4))).toThrow('never compared');
  expect(compareFeelings(told, hundred(satisfaction, 4)).difference.value).toBe(0);
});
