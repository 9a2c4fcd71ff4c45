import { z } from 'zod';
import { queryInt } from './codecs.ts';

/** One page of a list; `next` goes into `after` to read on, null at the end. */
export function page<Item extends z.core.$ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** The shape to spread into the query of a list: `z.strictObject({ ...pageShape, status })`. */
export const pageShape = {
  after: z.string().max(2000).optional(),
  limit: queryInt({ min: 1, max: 200 }).default(50),
};

/** The query of a list without filters. */
export const pageQuery = z.strictObject(pageShape);
export type PageQuery = z.output<typeof pageQuery>;
