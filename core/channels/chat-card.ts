import { z } from 'zod';
import { offerCard } from './chat-offer.ts';

/** A question inside the chat, drawn by the widget instead of the message's plain text. */
export const csatCard = z.object({
  kind: z.literal('csat'),
  /** The asker's own id of this question, e.g. of the ask; the widget never sees it. */
  ref: z.string().max(200).default(''),
  /** In the customer's language; left out, the widget asks in the language it speaks. */
  question: z.string().max(300).optional(),
  /** 1 (very bad) to 5 (very good), once it was answered. */
  score: z.int().min(1).max(5).nullable().default(null),
  /** Words were given too. */
  words: z.boolean().default(false),
  /** No answer is taken any more. */
  closed: z.boolean().default(false),
});

/** What the chat draws instead of a message's words. */
export const chatCard = z.discriminatedUnion('kind', [csatCard, offerCard]);
export type ChatCard = z.output<typeof chatCard>;
export type QuestionCard = z.output<typeof csatCard>;

/** What the visitor answered: the score at once, the words after (then with the score again). */
export const cardAnswer = z.strictObject({
  score: z.int().min(1).max(5),
  words: z.string().max(4000).optional(),
});
export type CardAnswer = z.output<typeof cardAnswer>;
