import { z } from 'zod';

/** Where on the way a customer meets the company: before they buy, while they buy, after. */
export const stages = ['before', 'during', 'after'] as const;
export const stage = z.enum(stages);
export type Stage = z.infer<typeof stage>;
