import { z } from 'zod';

/** What a conversation waits for: us, the customer, somebody else; or nothing any more. Spam stands apart. */
export const categories = ['open', 'waiting', 'on-hold', 'resolved'] as const;
export const category = z.enum(categories);
export type Category = z.infer<typeof category>;

/** The status that each category has by itself, until somebody gives it another name. */
export const readyStatuses: Readonly<Record<Category, { id: string; name: string }>> = {
  open: { id: '00000000-0000-0000-0000-000000000001', name: 'Open' },
  waiting: { id: '00000000-0000-0000-0000-000000000002', name: 'Waiting for customer' },
  'on-hold': { id: '00000000-0000-0000-0000-000000000003', name: 'On hold' },
  resolved: { id: '00000000-0000-0000-0000-000000000004', name: 'Resolved' },
};
