import { defineConfig } from 'vitest/config';
import { project, shared } from './test/vitest-projects.ts';
import { words } from './web/languages/build.ts';

export default defineConfig({
  plugins: [words()],
  test: {
    ...shared,
    projects: [
      project('core'),
      project('server'),
      project('web'),
      project('widget'),
      project('survey'),
      project('seed'),
      project('test'),
      project('training'),
    ],
  },
});
