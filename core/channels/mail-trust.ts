import { z } from 'zod';

/**
 * Whether a mail comes from whom it says: `proven` by the domain of its sender, `failed` what that domain asks for,
 * `unproven` where nobody can say, `unknown` where DNS did not answer in time.
 */
export const trustVerdict = z.enum(['proven', 'failed', 'unproven', 'unknown']);
export type TrustVerdict = z.output<typeof trustVerdict>;

/** What is known of where a mail came from: SPF, DKIM, DMARC and ARC (RFC 7208, 6376, 9989, 8617), results in their words. */
export const mailTrust = z.object({
  verdict: trustVerdict,
  /** The domain of the sender. */
  domain: z.string(),
  spf: z.object({ result: z.string(), domain: z.string() }).nullable(),
  dkim: z.array(z.object({ result: z.string(), domain: z.string() })),
  dmarc: z.object({ result: z.string(), policy: z.string() }).nullable(),
  arc: z.string().nullable(),
  /** The server whose word was taken where we could not look ourselves; null: we looked. */
  by: z.string().nullable(),
});
export type MailTrust = z.output<typeof mailTrust>;
