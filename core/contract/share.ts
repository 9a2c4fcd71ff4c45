import { z } from 'zod';

/** How many of how many, and their share from 0 to 1 with its interval; null where there are too few for one. */
export const share = z.object({
  count: z.int(),
  n: z.int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
