import { channelKinds } from '#core/channels/channel.ts';
import { defineEvent } from '#platform';
import { z } from 'zod';

export const sideWhats = ['begun', 'written', 'taken-back', 'received', 'settled', 'done', 'reopened'] as const;
export type SideWhat = (typeof sideWhats)[number];

/** Something happened in a side conversation of a conversation; `settled`: it is known what became of a mail of ours. */
export const conversationSide = defineEvent({
  name: 'conversation.side',
  version: 1,
  live: true,
  data: z.object({
    conversation: z.uuid(),
    customer: z.uuid(),
    channel: z.enum(channelKinds),
    side: z.uuid(),
    what: z.enum(sideWhats),
    by: z.object({ kind: z.enum(['agent', 'customer', 'system', 'api']), id: z.string().nullable(), name: z.string() }),
  }),
});
