import { z } from 'zod';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const status = z.object({
  state: z.enum(['none', 'loading', 'loaded', 'removing', 'failed']),
  workspace: id('wsp').nullable(),
  /** Customers written so far, of all that will be. */
  done: z.int(),
  total: z.int(),
  startedAt: time.nullable(),
  /** Why it failed, in words. */
  reason: z.string().nullable(),
});

export const readDemo = endpoint({
  id: 'demo.read',
  method: 'GET',
  path: '/api/v1/demo',
  permission: 'session',
  summary: 'Whether the demo company is there, and how far loading it has come.',
  response: status,
});

export const loadDemo = endpoint({
  id: 'demo.load',
  method: 'POST',
  path: '/api/v1/demo',
  permission: 'demo.manage',
  summary: 'Begins to load the demo company beside the real one.',
  response: status,
});

export const removeDemo = endpoint({
  id: 'demo.remove',
  method: 'DELETE',
  path: '/api/v1/demo',
  permission: 'demo.manage',
  summary: 'Removes the demo company without trace.',
  response: status,
});
