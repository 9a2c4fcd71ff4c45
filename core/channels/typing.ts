import { z } from 'zod';

/** The live signal that somebody writes in a conversation; its subject is the conversation. Nothing of it is stored. */
export const typingSignal = 'thread.typing';

export const typing = z.object({
  who: z.enum(['customer', 'agent']),
  /** The user, of an agent. */
  id: z.string().nullable(),
  name: z.string(),
  typing: z.boolean(),
});
export type Typing = z.output<typeof typing>;
