import { defineConfig } from 'vitest/config';
import { project, shared } from './test/vitest-projects.ts';

export default defineConfig({
  test: {
    ...shared,
    projects: [project('core'), project('server'), project('web'), project('widget'), project('seed'), project('test')],
  },
});
