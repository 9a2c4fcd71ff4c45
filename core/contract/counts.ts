import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const countConversations = endpoint({
  id: 'conversation.count',
  method: 'GET',
  path: '/api/v1/conversation-counts',
  permission: 'conversation.read',
  summary: 'How many conversations stand in each view.',
  response: z.object({
    mine: z.int(),
    unassigned: z.int(),
    open: z.int(),
    /** Customers in open conversations who wait for an answer. */
    waiting: z.int(),
    forCustomer: z.int(),
    onHold: z.int(),
    snoozed: z.int(),
  }),
});
