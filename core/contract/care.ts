import { z } from 'zod';
import { gestureKinds, gestureStates, mostGoodwill } from '#core/care/goodwill.ts';
import { outcomes, recoveryStates, signKinds } from '#core/care/recovery.ts';
import { fitsScale, isScale, scaleNames, scales } from '#core/touchpoints/scales.ts';
import { currency, id, line, queryFlag, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';
import { heldBack } from './held-back.ts';

/** Also one that the product can write. */
const knownCurrency = currency.refine((code) => Intl.supportedValuesOf('currency').includes(code), {
  error: 'is no currency',
});
const person = z.object({ id: id('usr'), name: z.string() });
const team = z.object({ id: id('tem'), name: z.string() });

/** What told us that something went wrong. */
const sign = z.object({
  kind: z.enum(signKinds),
  scale: z.enum(scaleNames).nullable(),
  score: z.int().nullable(),
  /** What the customer wrote along with the score, what was promised, or what the complaint is. */
  words: z.string(),
  /** Where words stand that came along with a score. */
  response: id('rsp').nullable(),
  /** Who said that it is a complaint. */
  by: z.string().nullable(),
  at: time,
  /** The score and what was said with it are not shown to who asks yet. */
  held: heldBack,
});

/** Making up for something that went wrong. */
export const recovery = z.object({
  id: id('rec'),
  customer: z.object({ id: id('cus'), name: z.string() }),
  /** Null: it is about no conversation. */
  conversation: z.object({ id: id('cnv'), subject: z.string() }).nullable(),
  touchpoint: z.object({ key: z.string(), name: z.string() }),
  channel: z.string(),
  owner: person.nullable(),
  team: team.nullable(),
  state: z.enum(recoveryStates),
  outcome: z.enum(outcomes).nullable(),
  openedAt: time,
  dueAt: time,
  closedAt: time.nullable(),
  signs: z.array(sign),
  version,
});

const step = z.object({
  id: z.string(),
  what: z.string(),
  detail: z.string(),
  by: z.string(),
  at: time,
});

/** What the customer was given, or somebody asked to give. */
const gesture = z.object({
  id: id('ges'),
  kind: z.enum(gestureKinds),
  /** In the smallest unit of the currency. */
  amount: z.int(),
  currency,
  words: z.string(),
  state: z.enum(gestureStates),
  by: z.string(),
  at: time,
  decidedBy: z.string().nullable(),
  decidedAt: time.nullable(),
  version,
});

const whole = recovery.extend({ steps: z.array(step), gestures: z.array(gesture) });
const onRecovery = { params: z.strictObject({ id: id('rec') }), response: whole };

export const listRecoveries = endpoint({
  id: 'recovery.list',
  method: 'GET',
  path: '/api/v1/recoveries',
  permission: 'care.read',
  summary: 'Recovery cases: unsettled ones by their time, closed ones the latest first.',
  query: z.strictObject({
    ...pageShape,
    state: z.enum(['unsettled', 'closed']).default('unsettled'),
    whose: z.enum(['everyone', 'mine', 'teams', 'nobody']).default('everyone'),
    sign: z.enum(signKinds).optional(),
    overdue: queryFlag.optional(),
    customer: id('cus').optional(),
    conversation: id('cnv').optional(),
  }),
  response: page(recovery),
});

export const readRecovery = endpoint({
  id: 'recovery.read',
  method: 'GET',
  path: '/api/v1/recoveries/:id',
  permission: 'care.read',
  summary: 'A recovery case with its history.',
  ...onRecovery,
});

export const openRecovery = endpoint({
  id: 'recovery.open',
  method: 'POST',
  path: '/api/v1/conversations/:id/recovery',
  permission: 'care.open',
  summary: 'Says that a conversation is a complaint. Where a case is open about it, the complaint joins that one.',
  params: z.strictObject({ id: id('cnv') }),
  body: z.strictObject({ words: line(2_000) }),
  response: whole,
});

export const changeRecovery = endpoint({
  id: 'recovery.change',
  method: 'PATCH',
  path: '/api/v1/recoveries/:id',
  permission: 'care.work',
  summary: 'Gives an unsettled case to a person or a team, or gives it another time.',
  ...onRecovery,
  body: z.strictObject({
    owner: id('usr').nullable().optional(),
    team: id('tem').nullable().optional(),
    dueAt: time.optional(),
    version,
  }),
});

export const settleRecovery = endpoint({
  id: 'recovery.settle',
  method: 'POST',
  path: '/api/v1/recoveries/:id/state',
  permission: 'care.work',
  summary: 'Says how far it is; closing it needs the outcome. A closed one is opened again with `open`.',
  ...onRecovery,
  body: z.strictObject({ state: z.enum(recoveryStates), outcome: z.enum(outcomes).nullable().default(null), version }),
});

export const noteOnRecovery = endpoint({
  id: 'recovery.note',
  method: 'POST',
  path: '/api/v1/recoveries/:id/notes',
  permission: 'care.work',
  summary: 'Writes into the history of a case.',
  ...onRecovery,
  body: z.strictObject({ text: line(2_000) }),
});

export const giveGoodwill = endpoint({
  id: 'recovery.give',
  method: 'POST',
  path: '/api/v1/recoveries/:id/gestures',
  permission: 'care.work',
  summary:
    'Gives the customer something, the amount in the smallest unit of its currency. Above the limit of the settings it waits for who may approve it.',
  ...onRecovery,
  body: z.strictObject({
    kind: z.enum(gestureKinds),
    amount: z.int().min(0).max(mostGoodwill),
    currency: knownCurrency,
    words: z.string().max(500).default(''),
  }),
});

const onGesture = { params: z.strictObject({ id: id('ges') }), response: whole };

export const decideGoodwill = endpoint({
  id: 'recovery.approve',
  method: 'POST',
  path: '/api/v1/gestures/:id/decision',
  permission: 'care.approve',
  summary: 'Says yes or no to what somebody asked to give.',
  ...onGesture,
  body: z.strictObject({ state: z.enum(['given', 'refused']), version }),
});

export const undoGoodwill = endpoint({
  id: 'recovery.undo-goodwill',
  method: 'POST',
  path: '/api/v1/gestures/:id/undo',
  permission: 'care.work',
  summary: 'Takes back what was given or asked for.',
  ...onGesture,
  body: z.strictObject({ version }),
});

const limits = z.record(z.enum(scaleNames), z.int().nullable()).superRefine((given, issue) => {
  for (const [scale, limit] of Object.entries(given))
    if (limit !== null && isScale(scale) && !fitsScale(scale, limit))
      issue.addIssue({
        code: 'custom',
        path: [scale],
        message: `must be from ${scales[scale].min} to ${scales[scale].max}`,
      });
});
const wholeNumber = (min: number, max: number) =>
  z
    .int({ error: 'must be a whole number' })
    .min(min, { error: `must be at least ${min}` })
    .max(max, {
      error: `must be at most ${max}`,
    });

const settings = {
  /** Low scores open cases. */
  scores: z.boolean(),
  /** Broken promises do. */
  promises: z.boolean(),
  /** The last low score of each scale; null: none is. */
  limits,
  /** Who sees to cases where no team owns the touchpoint. */
  owner: id('usr').nullable(),
  team: id('tem').nullable(),
  /** Of business time. */
  dueMinutes: wholeNumber(15, 30_000),
  remindMinutes: wholeNumber(0, 10_000),
  /** In the smallest unit of the company's currency: more needs the word of who may approve it. */
  approveAbove: z.int().min(0).max(mostGoodwill),
  /** Whoever was low is asked once more after the case is settled, so many days later. */
  again: z.boolean().default(false),
  againDays: wholeNumber(1, 90).default(14),
  /** Of a hundred low scorers who are not reached yet so many are asked, too, to compare with. */
  againShare: wholeNumber(0, 100).default(0),
  version,
};

export const readCareSettings = endpoint({
  id: 'care-settings.read',
  method: 'GET',
  path: '/api/v1/care-settings',
  permission: 'care.read',
  summary: 'When recovery cases are opened, who sees to them, and by when.',
  response: z.object(settings),
});

export const changeCareSettings = endpoint({
  id: 'care-settings.change',
  method: 'PUT',
  path: '/api/v1/care-settings',
  permission: 'care.manage',
  summary: 'Changes that. Cases that are open stay as they are.',
  body: z.strictObject(settings),
  response: z.object(settings),
});
