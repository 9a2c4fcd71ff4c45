import { z } from 'zod';
import { scaleLooks } from '../touchpoints/scale-looks.ts';
import { chatLanguages } from './chat-languages.ts';
import { offerCard } from './chat-offer.ts';

const link = z.object({ words: z.string().max(200), url: z.string().max(2000) });
/** From the lowest score of any scale to the highest. */
const score = z.int().min(0).max(10);

/** A question inside the chat, drawn by the widget instead of the message's plain text. */
export const questionCard = z.object({
  /** `csat` are five faces from 1 to 5: all that the first widgets drew. What was stored of them had nothing that has a default here. */
  kind: z.enum(['csat', 'question']),
  /** The asker's own id of this question, e.g. of the ask; the widget never sees it. */
  ref: z.string().max(200).default(''),
  /** Of what the asker asks there, as it was shown; null: of whatever they ask today, as all cards were once. */
  edition: z.int().nullable().default(null),
  /** In the customer's language; left out, the widget asks in the language it speaks. */
  question: z.string().max(300).optional(),
  /** Of its words. */
  language: z.enum(chatLanguages).optional(),
  look: z.enum(scaleLooks).default('faces'),
  /** The lowest first, with what they are called; without any, it is 1 to 5 in the words of the widget. */
  steps: z
    .array(z.object({ score, called: z.string().max(300) }))
    .max(11)
    .default([]),
  /** What was answered. */
  score: score.nullable().default(null),
  /** Words are asked for, too. */
  comment: z.boolean().default(true),
  /** Words were given too. */
  words: z.boolean().default(false),
  /** Where its page is. */
  goOn: link.nullable().default(null),
  /** After the answer: the page asks for more. */
  more: z.boolean().default(false),
  /** Where somebody says how often they want to be asked. */
  less: link.nullable().default(null),
  /** No answer is taken any more. */
  closed: z.boolean().default(false),
});

/** What the chat draws instead of a message's words. */
export const chatCard = z.discriminatedUnion('kind', [questionCard, offerCard]);
/** What every panel draws, also one that was loaded before an update. */
export const firstCard = z.discriminatedUnion('kind', [questionCard.extend({ kind: z.literal('csat') }), offerCard]);
export type ChatCard = z.output<typeof chatCard>;
export type QuestionCard = z.output<typeof questionCard>;

/** What the visitor answered: the score at once, the words after (then with the score again). */
export const cardAnswer = z.strictObject({
  score,
  words: z.string().max(4000).optional(),
});
export type CardAnswer = z.output<typeof cardAnswer>;
