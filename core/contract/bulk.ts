import { z } from 'zod';
import { conversationFilter } from '#core/desk/filter.ts';
import { priority } from '#core/desk/priority.ts';
import { id, line, time } from './codecs.ts';
import { inboxView } from './desk.ts';
import { endpoint } from './endpoint.ts';

const tags = z.array(id('tag')).max(50).default([]);

/** What can be done with each of many conversations, whichever they are. */
const acts = [
  z.strictObject({ kind: z.literal('assign'), assignee: id('usr').nullable() }),
  z.strictObject({ kind: z.literal('team'), team: id('tem').nullable() }),
  z.strictObject({ kind: z.literal('tag'), add: tags, remove: tags }),
  z.strictObject({ kind: z.literal('prioritise'), priority }),
  z.strictObject({ kind: z.literal('snooze'), until: time.nullable() }),
  z.strictObject({ kind: z.literal('status'), status: id('sta') }),
  z.strictObject({ kind: z.literal('reason'), reason: id('rsn') }),
  z.strictObject({ kind: z.literal('resolve') }),
  z.strictObject({ kind: z.literal('spam') }),
  z.strictObject({ kind: z.literal('follow'), following: z.boolean() }),
] as const;

/** Only of conversations that hang together: the children of one (`children.answer`). */
const answer = z.strictObject({
  kind: z.literal('answer'),
  text: line(50_000),
  marked: z.boolean(),
  /** Each gets them. */
  uploads: z.array(id('fil')).max(20).default([]),
  resolve: z.boolean(),
});

/** What is done with each of many conversations. */
export const bulkAct = z.discriminatedUnion('kind', [...acts, answer]);
export type BulkAct = z.output<typeof bulkAct>;

/** At most so many conversations at once. */
export const bulkAtMost = 20_000;

export const bulk = z.object({
  id: id('blk'),
  act: bulkAct,
  /** It takes another one back. */
  undoes: id('blk').nullable(),
  state: z.enum(['running', 'cancelled', 'done']),
  total: z.int(),
  /** Of all: dealt with so far, whether or not it could be done. */
  done: z.int(),
  leftOut: z.int(),
  undone: z.boolean(),
  at: time,
  endedAt: time.nullable(),
});

export const startBulk = endpoint({
  id: 'bulk.start',
  method: 'POST',
  path: '/api/v1/bulk-acts',
  permission: 'conversation.read',
  summary:
    'Does the same with many conversations, one by one as if by hand, with the rights that each act needs: those named, or all that stand in a view or fit a filter now.',
  body: z.strictObject({
    act: z.discriminatedUnion('kind', acts),
    of: z.union([
      z.strictObject({ conversations: z.array(id('cnv')).min(1).max(5000) }),
      z.strictObject({ view: inboxView }),
      z.strictObject({ saved: z.union([id('viw'), id('tem')]) }),
      z.strictObject({ filter: conversationFilter }),
    ]),
  }),
  status: 202,
  response: bulk,
});

export const countForBulk = endpoint({
  id: 'bulk.count',
  method: 'GET',
  path: '/api/v1/bulk-acts/count',
  permission: 'conversation.read',
  summary: 'With how many conversations something would be done: those that stand in a view now, counted one by one.',
  query: z.strictObject({ view: inboxView.default('open'), saved: z.union([id('viw'), id('tem')]).optional() }),
  response: z.object({
    count: z.int(),
    /** There are more than can be acted on at once. */
    more: z.boolean(),
  }),
});

export const listBulk = endpoint({
  id: 'bulk.list',
  method: 'GET',
  path: '/api/v1/bulk-acts',
  permission: 'conversation.read',
  summary: 'What this person did with many conversations in the last day, the newest first.',
  response: z.object({ items: z.array(bulk) }),
});

const onBulk = { params: z.strictObject({ id: id('blk') }) };

export const readBulk = endpoint({
  id: 'bulk.read',
  method: 'GET',
  path: '/api/v1/bulk-acts/:id',
  permission: 'conversation.read',
  summary: 'How far it is, and with which conversations it could not be done (the first 200), and why.',
  ...onBulk,
  response: bulk.extend({
    leftOutOnes: z.array(z.object({ id: id('cnv'), subject: z.string(), customer: z.string(), reason: z.string() })),
  }),
});

export const cancelBulk = endpoint({
  id: 'bulk.cancel',
  method: 'POST',
  path: '/api/v1/bulk-acts/:id/cancel',
  permission: 'conversation.read',
  summary: 'Ends it where it is; what was done stays done, and can be taken back.',
  ...onBulk,
  response: bulk,
});

export const undoBulk = endpoint({
  id: 'bulk.undo',
  method: 'POST',
  path: '/api/v1/bulk-acts/:id/undo',
  permission: 'conversation.read',
  summary: 'Takes it back on each conversation that it changed and nobody changed since.',
  ...onBulk,
  status: 202,
  response: bulk,
});
