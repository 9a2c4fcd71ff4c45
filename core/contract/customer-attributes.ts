import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const listCustomerAttributes = endpoint({
  id: 'customer.attributes',
  method: 'GET',
  path: '/api/v1/customer-attributes',
  permission: 'customer.read',
  summary: 'What is known of customers by name: the company’s own attributes, with their kind and the usual values.',
  response: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['text', 'number', 'date', 'yes-no']),
        /** Texts that it has; empty where there are many different ones. */
        values: z.array(z.string()),
      }),
    ),
  }),
});
