import { z } from 'zod';
import { endpoint } from './endpoint.ts';

// By itself, as every page of the console counts them and only some show cases.
export const countRecoveries = endpoint({
  id: 'recovery.count',
  method: 'GET',
  path: '/api/v1/recovery-counts',
  permission: 'care.read',
  summary: 'How many recovery cases are unsettled, of those overdue, and nobody’s. Up to a thousand are counted.',
  response: z.object({ mine: z.int(), mineOverdue: z.int(), everyone: z.int(), overdue: z.int(), nobody: z.int() }),
});
