import { z } from 'zod';
import { email } from '#core/contract/codecs.ts';

/** So many beside the one it is written to get a mail at most: more are a mailing, and mail servers take it for one. */
export const mostCopies = 20;

/** Somebody who gets a mail beside the one it is written to: seen by all (Cc), or by nobody else (Bcc). */
export const copy = z.strictObject({
  address: email,
  name: z.string().max(200),
  kind: z.enum(['cc', 'bcc']),
});
export type Copy = z.output<typeof copy>;

const tooMany = { error: `must be at most ${mostCopies} people besides the one it is written to` };
/** As somebody says them: a name may be left out. */
export const copies = z.array(copy.extend({ name: copy.shape.name.default('') })).max(mostCopies, tooMany);
/** As they are kept with what is not sent yet. */
export const keptCopies = z.array(copy).max(mostCopies, tooMany);

/** Somebody a message went to, or came to, beside the one it is from or to; and what became of ours. */
export const recipient = z.object({
  address: z.string(),
  name: z.string(),
  kind: z.enum(['to', 'cc', 'bcc']),
  /** Null: of a mail that came in. */
  state: z.enum(['queued', 'sent', 'failed']).nullable(),
  reason: z.string().nullable(),
});
export type Recipient = z.output<typeof recipient>;
