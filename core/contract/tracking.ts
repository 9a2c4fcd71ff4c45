import { z } from 'zod';
import { rejections } from '#core/touchpoints/rejections.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageQuery, pageShape } from './page.ts';

const byId = (prefix: 'src' | 'ded') => z.strictObject({ id: id(prefix) });

const origin = z
  .string()
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, { error: 'must be an origin such as https://shop.example' });
const origins = z.array(origin).max(50);

/** A source of tracked events: a site, an app, a server. */
export const source = z.object({
  id: id('src'),
  name: z.string(),
  kind: z.enum(['browser', 'server', 'import']),
  /** Whether its key proves who a customer is, or only claims it. */
  strength: z.enum(['claimed', 'proven']),
  keyEnding: z.string().nullable(),
  origins: z.array(z.string()),
  createdAt: time,
  revokedAt: time.nullable(),
  /** Interactions written and messages that came again. */
  interactions: z.int(),
  duplicates: z.int(),
  deadLetters: z.int(),
  lastSeenAt: time.nullable(),
  version,
});

export const listSources = endpoint({
  id: 'source.list',
  method: 'GET',
  path: '/api/v1/sources',
  permission: 'touchpoint.read',
  summary: 'The sources that may send events.',
  query: pageQuery,
  response: page(source),
});

export const createSource = endpoint({
  id: 'source.create',
  method: 'POST',
  path: '/api/v1/sources',
  permission: 'source.manage',
  summary: 'Creates a source; the write key and the secret that signs identities are shown this once.',
  body: z.strictObject({ name: line(120), kind: z.enum(['browser', 'server']), origins: origins.default([]) }),
  response: z.object({ source, writeKey: z.string(), identitySecret: z.string() }),
  status: 201,
});

export const changeSource = endpoint({
  id: 'source.change',
  method: 'PATCH',
  path: '/api/v1/sources/:id',
  permission: 'source.manage',
  summary: 'Renames a source or changes the sites that may use its key.',
  params: byId('src'),
  body: z.strictObject({ name: line(120).optional(), origins: origins.optional(), version }),
  response: source,
});

export const revokeSource = endpoint({
  id: 'source.revoke',
  method: 'POST',
  path: '/api/v1/sources/:id/revoke',
  permission: 'source.manage',
  summary: 'Ends a write key for good; what it sent stays.',
  params: byId('src'),
  response: source,
});

const reason = z.enum(Object.keys(rejections) as Array<keyof typeof rejections>);
const deadLetterState = z.enum(['waiting', 'retried', 'discarded']);

export const deadLetter = z.object({
  id: id('ded'),
  source: z.object({ id: id('src'), name: z.string() }).nullable(),
  receivedAt: time,
  reason,
  /** What is wrong, in a sentence. */
  detail: z.string(),
  event: z.string().nullable(),
  /** The event exactly as it came; in the list only its first 2,000 characters. */
  raw: z.string(),
  size: z.int(),
  state: deadLetterState,
  tries: z.int(),
  settledAt: time.nullable(),
});

export const listDeadLetters = endpoint({
  id: 'deadletter.list',
  method: 'GET',
  path: '/api/v1/dead-letters',
  permission: 'deadletter.manage',
  summary: 'Events that could not be taken, each with the reason, newest first.',
  query: z.strictObject({
    ...pageShape,
    state: deadLetterState.optional(),
    reason: reason.optional(),
    source: id('src').optional(),
  }),
  response: page(deadLetter),
});

export const readDeadLetter = endpoint({
  id: 'deadletter.read',
  method: 'GET',
  path: '/api/v1/dead-letters/:id',
  permission: 'deadletter.manage',
  summary: 'One rejected event, whole.',
  params: byId('ded'),
  response: deadLetter,
});

export const retryDeadLetter = endpoint({
  id: 'deadletter.retry',
  method: 'POST',
  path: '/api/v1/dead-letters/:id/retry',
  permission: 'deadletter.manage',
  summary: 'Tries a rejected event again by the rules of today.',
  params: byId('ded'),
  response: deadLetter,
});

export const discardDeadLetter = endpoint({
  id: 'deadletter.discard',
  method: 'POST',
  path: '/api/v1/dead-letters/:id/discard',
  permission: 'deadletter.manage',
  summary: 'Puts a rejected event away for good.',
  params: byId('ded'),
  response: deadLetter,
});

const some = z.strictObject({ reason: reason.optional(), source: id('src').optional() });

export const retryDeadLetters = endpoint({
  id: 'deadletter.retryMany',
  method: 'POST',
  path: '/api/v1/dead-letters/retry',
  permission: 'deadletter.manage',
  summary: 'Tries the oldest 500 waiting events again, all or those of one reason or source.',
  body: some,
  response: z.object({ taken: z.int(), rejected: z.int(), left: z.int() }),
});

export const discardDeadLetters = endpoint({
  id: 'deadletter.discardMany',
  method: 'POST',
  path: '/api/v1/dead-letters/discard',
  permission: 'deadletter.manage',
  summary: 'Puts waiting events away, all or those of one reason or source.',
  body: some,
  response: z.object({ discarded: z.int() }),
});

export const trackingOverview = endpoint({
  id: 'tracking.overview',
  method: 'GET',
  path: '/api/v1/tracking',
  permission: 'touchpoint.read',
  summary: 'What came in: interactions, repeats, events held back for want of consent, rejected events by reason.',
  response: z.object({
    interactions: z.int(),
    duplicates: z.int(),
    unconsented: z.int(),
    deadLetters: z.array(z.object({ reason, sentence: z.string(), waiting: z.int() })),
  }),
});
