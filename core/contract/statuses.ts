import { z } from 'zod';
import { category } from '#core/desk/category.ts';
import { id, line, version } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';

const status = z.object({
  id: id('sta'),
  name: z.string(),
  category,
  /** It came with the product: it can have another name, and is always there. */
  ready: z.boolean(),
  retired: z.boolean(),
  version: z.int(),
});

export const listStatuses = endpoint({
  id: 'status.list',
  method: 'GET',
  path: '/api/v1/statuses',
  permission: 'conversation.read',
  summary: 'Where conversations may stand, by category in the company’s order; archived ones last.',
  response: z.object({ items: z.array(status) }),
});

export const createStatus = endpoint({
  id: 'status.create',
  method: 'POST',
  path: '/api/v1/statuses',
  permission: 'status.manage',
  summary: 'Adds a status to a category.',
  body: z.strictObject({ name: line(40), category }),
  response: status,
});

export const updateStatus = endpoint({
  id: 'status.update',
  method: 'PATCH',
  path: '/api/v1/statuses/:id',
  permission: 'status.manage',
  summary: 'Renames a status, or retires it: then it stays where it is, and is offered no more.',
  params: z.strictObject({ id: id('sta') }),
  body: z.strictObject({ name: line(40), retired: z.boolean(), version: z.int().min(0) }),
  response: status,
});

export const orderStatuses = endpoint({
  id: 'status.order',
  method: 'POST',
  path: '/api/v1/statuses/order',
  permission: 'status.manage',
  summary: 'Puts statuses in this order, each in its category.',
  body: z.strictObject({ order: z.array(id('sta')).min(1).max(200) }),
  response: z.object({ items: z.array(status) }),
});

export const setConversationStatus = endpoint({
  id: 'conversation.status',
  method: 'POST',
  path: '/api/v1/conversations/:id/status',
  permission: 'conversation.resolve',
  summary: 'Says where the conversation stands; one of the category resolved settles it, any other takes it up again.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({ status: id('sta'), version }),
  response: conversationSummary,
});
