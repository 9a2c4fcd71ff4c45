import { afterEach, expect, test, vi } from 'vitest';
import { timeOf } from './when.ts';

afterEach(() => vi.unstubAllGlobals());

test('a browser whose language is no language tag still reads times', () => {
  vi.stubGlobal('navigator', { languages: ['x', 'en-US@posix'] });
  expect(timeOf('2026-03-02T16:25:00', 'en')).toMatch(/^4:25\sPM$/);
});
