const setup = ['./test/global-setup.ts', './test/analytics-setup.ts'];
const inCi = process.env['CI'] !== undefined;

/** What every run shares. A retried test is named `flaky` by .ci/run. */
export const shared = {
  pool: 'forks' as const,
  maxWorkers: 2,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  retry: inCi ? 2 : 0,
  globalSetup: setup,
  setupFiles: ['./test/each-file.ts'],
};

const sharing = new Set(['core', 'server', 'web']);

/** One project of the quick run: the tests that lie in one root folder. */
export function project(name: string) {
  return {
    extends: true as const,
    test: {
      name,
      // To load the same modules anew for each file takes longer than many of the files: these share what is loaded, and nothing else.
      isolate: !sharing.has(name),
      include: [`${name}/**/*.test.{ts,tsx}`],
      exclude: ['**/*.wide.test.ts', '**/fixtures/**', '**/node_modules/**'],
    },
  };
}

/** The long run: one test file at a time, since they kill servers and measure coverage. */
export const wide = {
  include: ['{core,server,web,widget,survey,seed,test,bench}/**/*.wide.test.ts'],
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: 240_000,
  hookTimeout: 120_000,
};
