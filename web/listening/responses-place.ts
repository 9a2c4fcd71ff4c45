import { z } from 'zod';

/** What the address of responses says: of which survey, and only those that its results count of one source. */
export const responsesSearch = z.object({
  survey: z.string().max(60).optional().catch(undefined),
  counted: z.enum(['asked', 'volunteered', 'imported']).optional().catch(undefined),
});
