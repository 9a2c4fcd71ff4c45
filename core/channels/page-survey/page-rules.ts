import { z } from 'zod';
import { chatLanguages } from '../chat-languages.ts';

const address = z.strictObject({
  /** `contains` a piece, `matches` the whole with `*` for anything, `is` exactly. */
  how: z.enum(['contains', 'matches', 'is']),
  text: z.string().min(1).max(300),
});

/** On which page, to whom and when a survey is shown in it; all that is said must hold. */
export const pageRules = z.strictObject({
  /** One of these; none: every page. Compared with path and query, or with the whole address where one begins with `http`. */
  addresses: z.array(address).max(20),
  seconds: z.int().min(0).max(3600),
  /** How far down the page somebody was, in percent. */
  scroll: z.int().min(0).max(100),
  /** Somebody is about to leave: the pointer goes out at the top, or the page was hidden and seen again. */
  leaving: z.boolean(),
  /** The page says by itself: `throughline('survey', '<name>')`. */
  event: z
    .string()
    .regex(/^[\w.:-]{1,60}$/, { error: 'may have letters, digits and . : - _, at most 60' })
    .nullable(),
  visitors: z.enum(['all', 'new', 'returning']),
  signedIn: z.enum(['all', 'yes', 'no']),
  languages: z.array(z.enum(chatLanguages)).max(7),
  devices: z.enum(['all', 'wide', 'narrow']),
});
export type PageRules = z.output<typeof pageRules>;
