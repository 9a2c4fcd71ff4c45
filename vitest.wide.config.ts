import { defineConfig } from 'vitest/config';
import { shared, wide } from './test/vitest-projects.ts';

export default defineConfig({ test: { ...shared, ...wide } });
