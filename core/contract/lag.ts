import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const readLag = endpoint({
  id: 'analytics.lag',
  method: 'GET',
  path: '/api/v1/analytics/lag',
  permission: 'session',
  summary:
    'How far the figures are behind what came in: interactions they do not show yet, and since when the oldest waits.',
  response: z.object({ rows: z.int(), seconds: z.number() }),
});
