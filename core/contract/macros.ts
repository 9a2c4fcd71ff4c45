import { z } from 'zod';
import { priority } from '#core/desk/priority.ts';
import { id, line, time, version } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';
import { signedAs } from './outgoing.ts';

const tags = z.array(id('tag')).max(50).default([]);

/** One thing that a macro does. */
export const macroStep = z.discriminatedUnion('kind', [
  /** `me`: whoever runs it. */
  z.strictObject({ kind: z.literal('assign'), assignee: z.union([z.literal('me'), id('usr')]).nullable() }),
  z.strictObject({ kind: z.literal('team'), team: id('tem').nullable() }),
  z.strictObject({ kind: z.literal('tag'), add: tags, remove: tags }),
  z.strictObject({ kind: z.literal('prioritise'), priority }),
  z.strictObject({ kind: z.literal('status'), status: id('sta') }),
  z.strictObject({ kind: z.literal('reason'), reason: id('rsn') }),
  /** In so many hours, or at nine in the morning so many days later, by the company's clock. */
  z.strictObject({ kind: z.literal('snooze'), amount: z.int().min(1).max(365), unit: z.enum(['hours', 'days']) }),
  z.strictObject({ kind: z.literal('resolve') }),
]);
export type MacroStep = z.output<typeof macroStep>;

const macro = z.object({
  id: id('mac'),
  title: z.string(),
  /** What it answers, with placeholders as in canned replies; null: it answers nothing. */
  answer: z.string().nullable(),
  /** The answer has marks (docs/decisions/0026); so has it filled in. */
  marked: z.boolean(),
  steps: z.array(macroStep),
  /** The steps in words, in their order. */
  does: z.array(z.string()),
  /** Only who wrote it sees it. */
  own: z.boolean(),
  version,
  updatedAt: time,
});

const macroBody = {
  title: line(100),
  answer: line(20_000).nullable(),
  marked: z.boolean().default(false),
  steps: z.array(macroStep).max(8),
};

export const listMacros = endpoint({
  id: 'macro.list',
  method: 'GET',
  path: '/api/v1/macros',
  permission: 'conversation.read',
  summary: 'Macros of the company and one’s own by title; for a conversation also with their answers filled in.',
  query: z.strictObject({ conversation: id('cnv').optional() }),
  ownWords: ['items'],
  response: z.object({ items: z.array(macro.extend({ filled: z.string().nullable() })) }),
});

export const createMacro = endpoint({
  id: 'macro.create',
  method: 'POST',
  path: '/api/v1/macros',
  permission: 'conversation.note',
  summary: 'Adds a macro, several acts done at once: of the company (who may edit them) or one’s own.',
  body: z.strictObject({ ...macroBody, own: z.boolean().default(false) }),
  ownWords: ['title', 'answer', 'does'],
  response: macro,
});

export const updateMacro = endpoint({
  id: 'macro.update',
  method: 'PATCH',
  path: '/api/v1/macros/:id',
  permission: 'conversation.note',
  summary: 'Changes a macro.',
  params: z.strictObject({ id: id('mac') }),
  body: z.strictObject({ ...macroBody, version }),
  ownWords: ['title', 'answer', 'does'],
  response: macro,
});

export const deleteMacro = endpoint({
  id: 'macro.delete',
  method: 'DELETE',
  path: '/api/v1/macros/:id',
  permission: 'conversation.note',
  summary: 'Removes a macro.',
  params: z.strictObject({ id: id('mac') }),
  response: z.object({ deleted: z.boolean() }),
});

export const runMacro = endpoint({
  id: 'macro.run',
  method: 'POST',
  path: '/api/v1/conversations/:id/macro-runs',
  permission: 'conversation.note',
  summary:
    'Does all that a macro says in one transaction, or nothing: refused in the words of the step that cannot be done, with its place in `fields`. With seconds of undo the answer waits, and resolving or snoozing with it.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({
    macro: id('mac'),
    /** The answer as it shall go; left out: as the macro has it, filled in. */
    answer: line(50_000).optional(),
    /** The answer given here has marks. */
    marked: z.boolean().default(false),
    version,
    /** As for an answer: what was on the screen. */
    seen: id('msg').nullable().default(null),
    guard: z.strictObject({ owner: id('usr').nullable(), held: z.array(id('hld')).max(50) }).optional(),
    undoFor: z.int().min(0).max(30).default(0),
    ...signedAs,
  }),
  response: conversationSummary.extend({
    run: z.object({ id: id('mcr'), held: z.object({ id: id('hld'), dueAt: time }).nullable() }),
  }),
});

export const undoMacro = endpoint({
  id: 'macro.undo',
  method: 'POST',
  path: '/api/v1/macro-runs/:id/undo',
  permission: 'conversation.note',
  summary:
    'Takes back what a macro did, by whoever ran it: an answer that has not gone, and every step. Refused when somebody changed the conversation since, and with `gone` when the answer has gone out.',
  params: z.strictObject({ id: id('mcr') }),
  response: conversationSummary,
});
