import { z } from 'zod';

/** One thing that receivers look at before they trust mail of a domain. */
export const finding = z.object({
  about: z.enum(['spf', 'dkim', 'dmarc', 'mx']),
  /** `unknown`: it could not be looked up, so nothing is said of it. */
  verdict: z.enum(['good', 'look', 'bad', 'unknown']),
  /** One sentence. */
  words: z.string(),
  /** What to do, when there is something to do. */
  advice: z.string().nullable(),
  /** The records as they stand in DNS. */
  found: z.array(z.string()),
  /** The record that is to be set. */
  record: z.object({ type: z.enum(['TXT', 'MX']), name: z.string(), value: z.string() }).nullable(),
});
export type Finding = z.output<typeof finding>;
