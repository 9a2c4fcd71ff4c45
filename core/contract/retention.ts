import { z } from 'zod';
import { kinds } from '../touchpoints/kinds.ts';
import { endpoint } from './endpoint.ts';

const kindOrAll = z
  .string()
  .refine((kind) => kind === '*' || Object.hasOwn(kinds, kind), 'is no kind of interaction; * stands for all others');
const rule = z.strictObject({
  kind: kindOrAll,
  months: z.int().min(1, 'at least one month').max(240, 'at most 240 months'),
});
const rules = z
  .array(rule)
  .max(200)
  .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, 'each kind may stand once');

export const readRetention = endpoint({
  id: 'retention.read',
  method: 'GET',
  path: '/api/v1/retention',
  permission: 'retention.manage',
  summary: 'How many months interactions are kept, by kind; kinds without a rule are kept for good.',
  response: z.object({ rules: z.array(z.object({ kind: z.string(), months: z.int() })) }),
});

export const changeRetention = endpoint({
  id: 'retention.change',
  method: 'PUT',
  path: '/api/v1/retention',
  permission: 'retention.manage',
  summary: 'Sets all rules at once. What is older than they say is removed for good, from today on once a day.',
  body: z.strictObject({ rules }),
  response: z.object({ rules: z.array(z.object({ kind: z.string(), months: z.int() })) }),
});
