import { z } from 'zod';

/**
 * A question inside the chat, drawn by the widget instead of the message's plain text.
 * The widget posts `{ score }` at once and `{ score, words }` after to `action`, an address of this installation;
 * both must be safe to repeat.
 */
export const csatCard = z.object({
  kind: z.literal('csat'),
  /** In the customer's language; left out, the widget asks in the language it speaks. */
  question: z.string().max(300).optional(),
  action: z.string().regex(/^\/[^/\\]/, { error: 'must be an address of this installation' }),
  score: z.int().min(1).max(5).nullable().default(null),
  words: z.boolean().default(false),
  /** No answer is taken any more. */
  closed: z.boolean().default(false),
});
export type CsatCard = z.output<typeof csatCard>;

export const chatCard = z.discriminatedUnion('kind', [csatCard]);
export type ChatCard = z.output<typeof chatCard>;
