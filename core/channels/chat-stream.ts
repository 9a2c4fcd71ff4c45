import { z } from 'zod';
import { id, time } from '#core/contract/codecs.ts';
import { firstCard, questionCard } from './chat-card.ts';

/** A file as the visitor sees it; `url` is signed and lasts an hour. */
export const chatFile = z.object({
  id: id('fil'),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  url: z.string(),
});

/** One message as the visitor sees it. */
export const chatMessage = z.object({
  id: id('msg'),
  from: z.enum(['visitor', 'agent', 'bot', 'system']),
  name: z.string(),
  text: z.string(),
  at: time,
  /** The id the visitor's own page gave it: what was sent and what came back are one message. */
  clientId: z.string().nullable(),
  files: z.array(chatFile),
  card: firstCard.nullable(),
  /** A card in place of `card` that came later: a panel that does not know it shows the text, with its link. */
  question: questionCard.nullable(),
});

/** How far our side has read what the visitor wrote, and whether anybody is there. */
export const chatState = z.object({
  messages: z.array(chatMessage),
  /** Older messages exist: the cursor that leads to them. */
  older: z.string().nullable(),
  /** Up to when our side has read. */
  readAt: time.nullable(),
  /** Up to when the visitor has read. */
  seenAt: time.nullable(),
  /** Somebody of ours is at the desk now. */
  online: z.boolean(),
  /** Answers also go to this address when the visitor is away (shown masked). */
  email: z.string().nullable(),
});

/** What the visitor's stream carries. `sync` comes first on every connection, then what changes. */
export const chatEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('sync'), state: chatState, fresh: z.boolean() }),
  z.object({ event: z.literal('message'), message: chatMessage }),
  z.object({ event: z.literal('read'), at: time }),
  z.object({ event: z.literal('seen'), at: time }),
  z.object({ event: z.literal('typing'), name: z.string(), typing: z.boolean() }),
  z.object({ event: z.literal('presence'), online: z.boolean() }),
  /** The token is not good any more: start the session again. */
  z.object({ event: z.literal('over') }),
]);
export type ChatEvent = z.output<typeof chatEvent>;
