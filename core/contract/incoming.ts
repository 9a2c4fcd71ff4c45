import { incomingLimits } from '#core/channels/incoming-limits.ts';
import { z } from 'zod';
import { id, queryInt, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

// Besides these: GET /api/v1/incoming/:id/eml (the bytes as they came, as a file).

/** `received`: waits to be understood; `quarantined`: set aside with a reason. */
export const incomingState = z.enum(['received', 'understood', 'quarantined', 'discarded']);

export const incomingItem = z.object({
  id: id('raw'),
  account: id('chn').nullable(),
  kind: z.string(),
  size: z.int(),
  state: incomingState,
  reason: z.string().nullable(),
  attempts: z.int(),
  message: id('msg').nullable(),
  /** As the mail claims. */
  sender: z.string().nullable(),
  subject: z.string().nullable(),
  receivedAt: time,
  /** Who gave it up; null where the product itself left it out. */
  discardedBy: z.string().nullable(),
  /** Something passing was in the way: when it is tried again. */
  nextAttemptAt: time.nullable(),
});

const filter = {
  /** Words of the sender or the subject; the newest 50,000 are searched. */
  words: z.string().max(200).optional(),
};

export const listIncoming = endpoint({
  id: 'incoming.list',
  method: 'GET',
  path: '/api/v1/incoming',
  permission: 'channel.manage',
  summary: 'What came in and what became of it, newest first.',
  query: z.strictObject({ ...pageShape, ...filter, state: incomingState.optional() }),
  response: page(incomingItem).extend({
    /** Those that are understood or discarded are counted to 10,001. */
    counts: z.object({ received: z.int(), understood: z.int(), quarantined: z.int(), discarded: z.int() }),
  }),
});

const params = z.strictObject({ id: id('raw') });

/** How it came: by SMTP from another server, fetched by IMAP, or brought by an import. */
const arrival = z.object({
  at: time,
  way: z.enum(['smtp', 'imap', 'import']),
  /** The other server's address, or folder and number in the mailbox. */
  by: z.string().nullable(),
  helo: z.string().nullable(),
  secure: z.boolean().nullable(),
  from: z.string().nullable(),
  to: z.array(z.string()),
});

export const getIncoming = endpoint({
  id: 'incoming.get',
  method: 'GET',
  path: '/api/v1/incoming/:id',
  permission: 'channel.manage',
  summary: 'How one item came, what was tried, and what became of it.',
  params,
  response: incomingItem.extend({
    accountName: z.string().nullable(),
    /** The same bytes may have come several times; the first twenty. */
    arrivals: z.array(arrival),
    timesCome: z.int(),
    /** Attempts that did not end well, oldest first. */
    failures: z.array(
      z.object({
        number: z.int(),
        begunAt: time,
        /** Null: its process ended first. */
        endedAt: time.nullable(),
        outcome: z.enum(['failed', 'died', 'set aside']),
        reason: z.string(),
      }),
    ),
    settledAt: time.nullable(),
    conversation: id('cnv').nullable(),
    /** The bytes are gone: erased with a customer, or older than the company keeps them. */
    blanked: z.boolean(),
  }),
});

export const readStructure = endpoint({
  id: 'incoming.structure',
  method: 'GET',
  path: '/api/v1/incoming/:id/structure',
  permission: 'channel.manage',
  summary: 'The headers and the parts of a raw mail, without anything being run or laid out.',
  params,
  response: z.object({
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    /** In the order of the mail; `depth` 0 is the mail itself. */
    parts: z.array(
      z.object({
        depth: z.int(),
        type: z.string(),
        name: z.string().nullable(),
        encoding: z.string().nullable(),
        disposition: z.string().nullable(),
        /** Bytes as they stand in the mail, encoded. */
        size: z.int(),
      }),
    ),
    /** There is more of it than is shown. */
    more: z.boolean(),
  }),
  limit: { perMinute: 120, burst: 60 },
});

export const readSource = endpoint({
  id: 'incoming.source',
  method: 'GET',
  path: '/api/v1/incoming/:id/source',
  permission: 'channel.manage',
  summary: 'A stretch of a raw mail as text, beginning at a byte.',
  params,
  query: z.strictObject({ from: queryInt({ min: 0, max: 200_000_000 }).default(0) }),
  response: z.object({ text: z.string(), from: z.int(), next: z.int().nullable(), size: z.int() }),
});

export const retryIncoming = endpoint({
  id: 'incoming.retry',
  method: 'POST',
  path: '/api/v1/incoming/:id/retry',
  permission: 'channel.manage',
  summary: 'Tries once more to understand what was set aside.',
  params,
});

export const discardIncoming = endpoint({
  id: 'incoming.discard',
  method: 'POST',
  path: '/api/v1/incoming/:id/discard',
  permission: 'channel.manage',
  summary: 'Gives up on what was set aside; the bytes stay until they are erased, and it can be taken back.',
  params,
});

export const restoreIncoming = endpoint({
  id: 'incoming.restore',
  method: 'POST',
  path: '/api/v1/incoming/:id/restore',
  permission: 'channel.manage',
  summary: 'Takes back what somebody gave up: it is set aside again.',
  params,
});

export const incomingDeed = z.enum(['retry', 'discard', 'restore']);

const many = z.array(id('raw'));

export const changeManyIncoming = endpoint({
  id: 'incoming.many',
  method: 'POST',
  path: '/api/v1/incoming/many',
  permission: 'channel.manage',
  summary: 'Does the same with many items: those named, or all that are set aside, 200 at a time.',
  body: z.strictObject({
    deed: incomingDeed,
    /** Left out: all that the deed can be done with. */
    ids: many.min(1).max(incomingLimits.atOnce).optional(),
    ...filter,
    /** `next` of the answer before. */
    after: id('raw').optional(),
    /** What came later is left alone. */
    before: time.optional(),
  }),
  response: z.object({
    /** With which it was done; others were not as they had been any more. */
    done: many,
    next: id('raw').nullable(),
  }),
});
