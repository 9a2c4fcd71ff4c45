import { channelName } from '../ui/channel-names.ts';
import { expect, test } from 'vitest';
import { bucketText, fromFirst } from './period-text.ts';
import { axisAround, chartUnit, lagWords } from './words.ts';

test('an axis stands around what is drawn and never beyond what can be', () => {
  expect(
    axisAround(
      [
        { low: 46, high: 63 },
        { low: 71, high: 98 },
      ],
      [0, 100],
    ),
  ).toEqual({ from: 40, to: 100 });
  expect(axisAround([{ low: -31, high: 12 }], [-100, 100])).toEqual({ from: -40, to: 20 });
  expect(axisAround([{ low: null, high: null }], [0, 100])).toEqual({ from: 0, to: 100 });
});

test('durations of a chart share one unit', () => {
  expect(chartUnit([90, 300])).toEqual({ size: 60, unit: ' min' });
  expect(chartUnit([90, 30_000])).toEqual({ size: 3600, unit: ' h' });
  expect(chartUnit([600_000])).toEqual({ size: 86_400, unit: ' d' });
  expect(chartUnit([])).toEqual({ size: 60, unit: ' min' });
});

test('words', () => {
  expect([channelName('mail'), channelName('chat')]).toEqual(['E-mail', 'Chat']);
  expect(lagWords({ rows: 3, seconds: 2 })).toBeUndefined();
  expect(lagWords({ rows: 1200, seconds: 75 })).toBe('1,200 interactions behind, the oldest for 1 min 15 s');
});

test('a chart begins where there is something, and says the year when it is another', () => {
  const empty = { n: 0 };
  expect(fromFirst([empty, empty, { n: 3 }, empty], ({ n }) => n > 0)).toEqual([{ n: 3 }, empty]);
  expect(fromFirst([empty, empty], ({ n }) => n > 0)).toHaveLength(2);
  const now = new Date('2026-11-20T10:00:00Z');
  expect(bucketText({ start: '2026-11-16', partial: true }, now)).toBe('16 Nov*');
  expect(bucketText({ start: '2019-01-07', partial: false }, now)).toBe('7 Jan 2019');
});
