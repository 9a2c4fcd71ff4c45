import { afterEach, expect, test, vi } from 'vitest';
import { openNow } from './hours.ts';
import { momentOf, timeOf } from './when.ts';

afterEach(() => vi.unstubAllGlobals());

test('a browser whose language is no language tag still reads times', () => {
  vi.stubGlobal('navigator', { languages: ['x', 'en-US@posix'] });
  expect(timeOf('2026-03-02T16:25:00', 'en')).toMatch(/^4:25\sPM$/);
});

test('a moment to come is told by its hour, and by its day if it is not today', () => {
  vi.stubGlobal('navigator', { languages: ['de-DE'] });
  vi.useFakeTimers({ now: new Date('2026-03-02T20:00:00'), toFake: ['Date'] });
  expect(momentOf('2026-03-02T22:30:00', 'de')).toBe('22:30');
  expect(momentOf('2026-03-04T09:00:00', 'de')).toMatch(/^Mittwoch, 4\. März, 0?9:00$/);
  vi.useRealTimers();
});

test('a page knows by itself when it opens and closes, and says nothing of what it was not told', () => {
  const hours = [
    { from: '2026-03-02T08:00:00Z', until: '2026-03-02T16:00:00Z' },
    { from: '2026-03-03T08:00:00Z', until: '2026-03-03T16:00:00Z' },
  ];
  const at = (iso: string) => openNow(hours, Date.parse(iso));
  const [first, second] = [hours[0]!, hours[1]!];
  const end = Date.parse(first.until);
  expect(at('2026-03-02T15:59:59Z')).toEqual({ closed: false, opensAt: '', change: end });
  expect(at('2026-03-02T16:00:00Z')).toEqual({ closed: true, opensAt: second.from, change: Date.parse(second.from) });
  const unknown = { opensAt: '', change: Infinity };
  expect(at('2026-03-09T12:00:00Z')).toEqual({ closed: false, ...unknown });
  expect(openNow(null, 0)).toEqual({ closed: false, ...unknown });
  expect(openNow([], 0)).toEqual({ closed: true, ...unknown });
});
