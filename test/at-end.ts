import { afterAll } from 'vitest';

const endings: Array<() => unknown> = [];

// A hook counts only while its file is collected; what tests and their hooks open later must be closed, too.
afterAll(async () => {
  for (const end of endings.toReversed()) await end();
});

/** Does something at the end of the test file, the last named first; may be called at any time. */
export function atEnd(end: () => unknown): void {
  endings.push(end);
}
