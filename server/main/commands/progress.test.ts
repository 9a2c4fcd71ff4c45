import { afterEach, expect, test, vi } from 'vitest';
import { rowsShown } from './import.ts';
import { progressLine } from './progress.ts';

afterEach(() => void vi.restoreAllMocks());

/** What is said in a log while the clock goes on by the seconds between two states. */
function said(work: (line: ReturnType<typeof progressLine>, wait: (seconds: number) => void) => void): string {
  let now = Date.parse('2026-03-01T09:00:00Z');
  let text = '';
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  work(progressLine(), (seconds) => {
    now += seconds * 1_000;
  });
  vi.restoreAllMocks();
  return text;
}

test('an import goes by bytes, and its speed is in rows', () => {
  const text = said((line, wait) => {
    const show = rowsShown(line);
    show({ position: 0, totalBytes: 3_000_000, rows: 0 });
    wait(6);
    show({ position: 1_000_000, totalBytes: 3_000_000, rows: 9_000 });
    wait(9);
    show({ position: 3_000_000, totalBytes: 3_000_000, rows: 30_000 });
  });
  expect(text.split('\n')).toEqual([
    '1,000,000 of 3,000,000 bytes, 9,000 rows, 1,500 rows/s, 12 s left',
    '3,000,000 of 3,000,000 bytes, 30,000 rows, 2,000 rows/s, 0 s left',
    '',
  ]);
});

test('one that goes on where it was broken off is not faster for that', () => {
  const text = said((line, wait) => {
    const show = rowsShown(line);
    show({ position: 2_000_000, totalBytes: 3_000_000, rows: 20_000 });
    wait(10);
    show({ position: 2_100_000, totalBytes: 3_000_000, rows: 21_000 });
  });
  expect(text).toBe('2,100,000 of 3,000,000 bytes, 21,000 rows, 100 rows/s, 90 s left\n');
});

test('where the way itself is counted, the speed is of that', () => {
  const text = said((line, wait) => {
    line.show(0, 3_000, 'customers');
    wait(10);
    line.show(1_000, 3_000, 'customers');
  });
  expect(text).toBe('1,000 of 3,000 customers, 100/s, 20 s left\n');
});
