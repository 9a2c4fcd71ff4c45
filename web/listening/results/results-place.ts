import { z } from 'zod';

/** What the address of results says: of which source, edition and days. */
export const resultsSearch = z.object({
  source: z.enum(['asked', 'volunteered', 'imported']).optional().catch(undefined),
  edition: z.coerce.number().int().min(1).optional().catch(undefined),
  days: z.coerce.number().int().min(1).max(3650).optional().catch(undefined),
});
