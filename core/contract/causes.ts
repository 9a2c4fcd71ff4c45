import { z } from 'zod';
import { causeStates } from '#core/care/cause.ts';
import { recovery } from './care.ts';
import { id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** What lies behind recovery cases. */
const cause = z.object({
  id: id('cau'),
  name: z.string(),
  /** The department that owns it. */
  team: z.object({ id: id('tem'), name: z.string() }).nullable(),
  state: z.enum(causeStates),
  /** Why it will not be fixed. */
  reason: z.string(),
  /** What was done, in words for customers. */
  did: z.string(),
  madeBy: z.string(),
  madeAt: time,
  fixedAt: time.nullable(),
  /** How many cases name it, and to how many customers it was told what was done. */
  cases: z.int(),
  told: z.int(),
  version,
});

const whole = cause.extend({
  /** Cases that name it, by the week in which they were opened. */
  weeks: z.array(z.object({ from: time, cases: z.int() })),
  /** Null while it is not fixed. */
  stopped: z
    .object({
      before: z.int(),
      after: z.int(),
      daysSince: z.int(),
      /** The days that are looked at are over. */
      over: z.boolean(),
      verdict: z.enum(['too-few', 'fewer', 'more', 'no-change']),
      ratio: z.object({ value: z.number(), low: z.number(), high: z.number().nullable() }).nullable(),
    })
    .nullable(),
  /** The cases, the latest first, with words that tell each customer what was done. */
  everyone: z.array(z.object({ recovery, toldAt: time.nullable(), draft: z.string() })),
});

const onCause = { params: z.strictObject({ id: id('cau') }), response: whole };

export const listCauses = endpoint({
  id: 'cause.list',
  method: 'GET',
  path: '/api/v1/causes',
  permission: 'care.read',
  summary: 'What lies behind recovery cases, unsettled causes first; with a case, which of them it names.',
  query: z.strictObject({ recovery: id('rec').optional() }),
  response: z.object({ items: z.array(cause.extend({ named: z.boolean() })) }),
});

export const readCause = endpoint({
  id: 'cause.read',
  method: 'GET',
  path: '/api/v1/causes/:id',
  permission: 'care.read',
  summary: 'A cause with everyone who named it, week by week, and whether it stopped.',
  ...onCause,
});

export const createCause = endpoint({
  id: 'cause.create',
  method: 'POST',
  path: '/api/v1/causes',
  permission: 'care.work',
  summary: 'Adds a cause.',
  body: z.strictObject({ name: line(120), team: id('tem').nullable().default(null) }),
  response: whole,
});

export const changeCause = endpoint({
  id: 'cause.change',
  method: 'PUT',
  path: '/api/v1/causes/:id',
  permission: 'care.work',
  summary: 'Says how far it is, whose it is and what was done. One that will not be fixed needs the reason.',
  ...onCause,
  body: z.strictObject({
    name: line(120),
    team: id('tem').nullable(),
    state: z.enum(causeStates),
    reason: z.string().max(1_000),
    did: z.string().max(4_000),
    version,
  }),
});

export const nameCause = endpoint({
  id: 'cause.name',
  method: 'PUT',
  path: '/api/v1/recoveries/:id/causes',
  permission: 'care.work',
  summary: 'Says that a case names a cause, or that it does not.',
  params: z.strictObject({ id: id('rec') }),
  body: z.strictObject({ cause: id('cau'), named: z.boolean() }),
  response: z.object({ items: z.array(cause.extend({ named: z.boolean() })) }),
});
