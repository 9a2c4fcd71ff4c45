import { expect, test } from 'vitest';
import { heard, type AskedEpisode } from './heard.ts';

const nps = { scale: 'nps', about: 'relationship' } as const;
const csat = { scale: 'csat5', about: 'contact' } as const;

function episode(at: number, score: number | null, more: Partial<AskedEpisode> = {}): AskedEpisode {
  return { customer: `c${at}`, at, facts: { channel: at % 2 === 0 ? 'chat' : 'mail' }, design: 1, score, ...more };
}

test('of a recommendation the last answer of each person counts, and who answered once is not silent', () => {
  const first = Array.from({ length: 40 }, (_, at) => episode(at, at < 20 ? 0 : null));
  const again = Array.from({ length: 40 }, (_, at) => episode(at + 100, at < 30 ? 10 : null, { customer: `c${at}` }));
  const told = heard(nps, [...again, ...first]);
  expect(told).toMatchObject({ asked: 40, answered: 30, silent: 0.25, raw: { value: 100, n: 30 } });
});

test('hardly anybody silent: weighted by the plan of asking alone', () => {
  const all = Array.from({ length: 60 }, (_, at) => {
    const mail = at >= 40;
    return episode(at, at === 59 ? null : mail ? 2 : 5, { design: mail ? 2 : 1, facts: {} });
  });
  const { raw, weighted } = heard(csat, all);
  expect(raw.value).toBeCloseTo((100 * 40) / 59);
  expect(weighted.value).toBeCloseTo((100 * 40) / (40 + 2 * 19));
});

test('many answers of few people say less than as many of different ones', () => {
  const each = (people: number) =>
    heard(
      csat,
      Array.from({ length: 400 }, (_, at) => {
        const customer = at % people;
        return episode(at, at % 4 === 0 ? null : customer % 2 === 0 ? 5 : 1, { customer: `c${customer}`, facts: {} });
      }),
    );
  const [alone, often] = [each(400), each(26)];
  expect(alone.effective).toBeCloseTo(300, 0);
  expect(often.effective!).toBeLessThan(30);
  expect(often.weighted.high! - often.weighted.low!).toBeGreaterThan(3 * (alone.weighted.high! - alone.weighted.low!));
});

test('nine answers give no number', () => {
  const told = heard(
    csat,
    Array.from({ length: 40 }, (_, at) => episode(at, at < 9 ? 5 : null)),
  );
  expect(told).toMatchObject({ weighted: { value: null, state: 'few', n: 9 }, effective: null, supposed: [] });
});

test('answers that are worth fewer than ten give no number either', () => {
  const all = Array.from({ length: 40 }, (_, at) => episode(at, at < 20 ? 5 : null, { customer: 'one', facts: {} }));
  expect(heard(csat, all)).toMatchObject({ weighted: { value: null, state: 'few', n: 20 }, raw: { value: 100 } });
});
