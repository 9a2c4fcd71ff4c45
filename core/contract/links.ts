import { z } from 'zod';
import { id, time } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';

/** What the other conversation is to this one. */
export const linkKind = z.enum(['parent', 'child', 'related']);
export type LinkKind = z.infer<typeof linkKind>;

const link = z.object({
  id: id('lnk'),
  as: linkKind,
  by: z.string(),
  at: time,
  /** Null: the reader may know that there is one, and not which. */
  other: conversationSummary.extend({ number: z.int() }).nullable(),
});

const onConversation = { params: z.strictObject({ id: id('cnv') }) };

export const listLinks = endpoint({
  id: 'conversation.links',
  method: 'GET',
  path: '/api/v1/conversations/:id/links',
  permission: 'conversation.read',
  summary: 'The conversations that have to do with this one: its parent first, then its children, then related ones.',
  ...onConversation,
  response: z.object({ items: z.array(link) }),
});

export const linkConversations = endpoint({
  id: 'conversation.link',
  method: 'POST',
  path: '/api/v1/conversations/:id/links',
  permission: 'conversation.arrange',
  summary:
    'Links two conversations, or says anew what the other is to this one. A child has one parent, and a parent is nobody’s child: else it is refused.',
  ...onConversation,
  body: z.strictObject({ other: id('cnv'), as: linkKind }),
  response: link,
});

export const unlinkConversations = endpoint({
  id: 'conversation.unlink',
  method: 'DELETE',
  path: '/api/v1/conversations/:id/links/:link',
  permission: 'conversation.arrange',
  summary: 'Takes a link away; both conversations stay as they are.',
  params: z.strictObject({ id: id('cnv'), link: id('lnk') }),
  response: z.object({ items: z.array(link) }),
});
