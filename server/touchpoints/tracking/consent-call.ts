import { z } from 'zod';
import { problem } from '#platform';

const call = z.object({
  anonymousId: z.string().min(1).max(255),
  userId: z.string().max(255).nullish(),
  state: z.enum(['given', 'withdrawn']),
  purposes: z.array(z.string().max(60)).max(20).default([]),
  messageId: z.string().optional(),
  timestamp: z.string().optional(),
  writeKey: z.string().optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});

/** What the widget says of its visitor, as the event that any SDK could send. Throws `invalid`. */
export function consentAsEvent(body: unknown): object {
  const read = call.safeParse(body);
  if (!read.success)
    throw problem('invalid', {
      detail: 'A word about consent needs anonymousId and state (given or withdrawn).',
      fields: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  const { state, purposes, ...rest } = read.data;
  return {
    ...rest,
    type: 'track',
    event: state === 'given' ? 'Consent Given' : 'Consent Withdrawn',
    properties: { purposes },
  };
}
