import { z } from 'zod';

/** How urgent somebody said that it is; from the least to the most. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;
