import { z } from 'zod';
import { causeStates } from '#core/care/cause.ts';
import { chatLanguages } from '#core/channels/chat-languages.ts';
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
  /** The same in other languages of customers. */
  didIn: z.partialRecord(z.enum(chatLanguages), z.string()),
  madeBy: z.string(),
  madeAt: time,
  fixedAt: time.nullable(),
  /** How many cases name it, and to how many customers it was told what was done. */
  cases: z.int(),
  told: z.int(),
  version,
});

/** One press that told everyone. */
const telling = z.object({
  id: id('tel'),
  by: z.string(),
  at: time,
  /** Until then nothing of it has gone. */
  goesFrom: time,
  perHour: z.int(),
  total: z.int(),
  sent: z.int(),
  held: z.int(),
  takenBack: z.int(),
  queued: z.int(),
  /** When the last one goes that waits. */
  until: time.nullable(),
});

export const wholeCause = cause.extend({
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
  /** How many customers named it, by how far it is with telling them. */
  counts: z.object({
    people: z.int(),
    toTell: z.int(),
    skipped: z.int(),
    queued: z.int(),
    held: z.int(),
    told: z.int(),
  }),
  /** What names it in customers’ own words: so many texts, of so many customers. */
  verbatims: z.object({ texts: z.int(), customers: z.int() }),
  /** In which languages they are spoken to: of the latest thousand. `own`: the company speaks it. */
  languages: z.array(z.object({ language: z.enum(chatLanguages), people: z.int(), own: z.boolean() })),
  /** When everyone was told, the latest first. */
  tellings: z.array(telling),
});

export const namingCauses = z.object({ items: z.array(cause.extend({ named: z.boolean() })) });
const onCause = { params: z.strictObject({ id: id('cau') }), response: wholeCause };

export const listCauses = endpoint({
  id: 'cause.list',
  method: 'GET',
  path: '/api/v1/causes',
  permission: 'care.read',
  summary:
    'What lies behind recovery cases, unsettled causes first; with a case, a message or a response, which of them it names.',
  query: z.strictObject({
    recovery: id('rec').optional(),
    message: id('msg').optional(),
    response: id('rsp').optional(),
  }),
  response: namingCauses,
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
  response: wholeCause,
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
    didIn: z.partialRecord(z.enum(chatLanguages), z.string().max(4_000)).default({}),
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
  response: namingCauses,
});
