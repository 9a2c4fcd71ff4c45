import { afterAll } from 'vitest';
import { endAll } from './at-end.ts';

// A hook counts only while its file is collected; what tests and their hooks open later must be closed, too.
afterAll(endAll);
