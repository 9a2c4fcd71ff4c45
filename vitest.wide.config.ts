import { defineConfig } from 'vitest/config';
import { shared, wide } from './test/vitest-projects.ts';
import { words } from './web/languages/build.ts';

export default defineConfig({ plugins: [words()], test: { ...shared, ...wide } });
