import { z } from 'zod';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

export const cannedKinds = ['usual', 'apology'] as const;

export const cannedReply = z.object({
  id: id('can'),
  title: z.string(),
  /** Apologies are offered where we make up for something. */
  kind: z.enum(cannedKinds),
  text: z.string(),
  /** The text has marks (docs/decisions/0026); so has it filled in. */
  marked: z.boolean(),
  /** What one types after `/` to find it. */
  shortcut: z.string().nullable(),
  /** Only who wrote it sees it. */
  own: z.boolean(),
  version,
  updatedAt: time,
});

const shortcut = z
  .string()
  .regex(/^[\p{L}\p{N}-]{1,30}$/u, { error: 'may have letters, digits and -' })
  .nullable();
const cannedBody = {
  title: line(100),
  text: line(20_000),
  marked: z.boolean().default(false),
  shortcut: shortcut.optional(),
  /** Left out it is usual, or stays as it is. */
  kind: z.enum(cannedKinds).optional(),
};

export const listCannedReplies = endpoint({
  id: 'canned.list',
  method: 'GET',
  path: '/api/v1/canned-replies',
  permission: 'conversation.read',
  summary:
    'Canned replies of the company and one’s own by title; for a conversation also filled in. What is not known of the customer stays as its placeholder.',
  query: z.strictObject({ conversation: id('cnv').optional() }),
  ownWords: ['items'],
  response: z.object({ items: z.array(cannedReply.extend({ filled: z.string().nullable() })) }),
});

export const createCannedReply = endpoint({
  id: 'canned.create',
  method: 'POST',
  path: '/api/v1/canned-replies',
  permission: 'conversation.reply',
  summary:
    'Adds a canned reply: of the company (who may edit them) or one’s own. Placeholders such as {{ customer.firstName | default: "there" }} are filled when it is used.',
  body: z.strictObject({ ...cannedBody, own: z.boolean().default(false) }),
  response: cannedReply,
});

export const updateCannedReply = endpoint({
  id: 'canned.update',
  method: 'PATCH',
  path: '/api/v1/canned-replies/:id',
  permission: 'conversation.reply',
  summary: 'Changes a canned reply.',
  params: z.strictObject({ id: id('can') }),
  body: z.strictObject({ ...cannedBody, version }),
  response: cannedReply,
});

export const deleteCannedReply = endpoint({
  id: 'canned.delete',
  method: 'DELETE',
  path: '/api/v1/canned-replies/:id',
  permission: 'conversation.reply',
  summary: 'Removes a canned reply.',
  params: z.strictObject({ id: id('can') }),
  response: z.object({ deleted: z.boolean() }),
});
