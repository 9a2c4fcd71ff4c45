import type { World } from '#platform';

/** The world of a test: its clock stands at real time plus what the test adds. */
export interface TestWorld extends World {
  /** Moves the clock forward. */
  pass(milliseconds: number): void;
}

export function testWorld(): TestWorld {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    fetch: (...input) => fetch(...input),
    pass(milliseconds) {
      ahead += milliseconds;
    },
  };
}
