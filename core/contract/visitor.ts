import { z } from 'zod';
import { chatAttributes } from '#core/channels/chat-attributes.ts';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { id } from './codecs.ts';
import { endpoint } from './endpoint.ts';

export const readVisitor = endpoint({
  id: 'conversation.visitor',
  method: 'GET',
  path: '/api/v1/conversations/:id/visitor',
  permission: 'conversation.read',
  summary: 'Who writes in a chat, as their page told it; null for other conversations.',
  params: z.strictObject({ id: id('cnv') }),
  response: z.object({
    visitor: z
      .object({
        /** The site proved who it is. */
        signedIn: z.boolean(),
        language: z.enum(chatLanguages),
        attributes: chatAttributes,
      })
      .nullable(),
  }),
});
