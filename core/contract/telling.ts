import { z } from 'zod';
import { letterStates, peaceReasons, usualPace } from '#core/care/telling.ts';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { recovery } from './care.ts';
import { wholeCause } from './causes.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

/** Of somebody to whom nothing is kept yet it is 0. */
const version = z.int().min(0);

/** Somebody who named a cause, with what they would be told. */
const person = z.object({
  customer: z.object({ id: id('cus'), name: z.string() }),
  /** The one of their cases that it is told in. */
  recovery,
  cases: z.int(),
  language: z.enum(chatLanguages),
  /** In the conversation that their case is about, or in a new one by mail. */
  way: z.enum(['conversation', 'mail']),
  state: z.enum(letterStates),
  /** Why it is held: a name that is known, or a sentence. */
  reason: z.string().nullable(),
  /** Why they are left in peace, as it stands now. */
  peace: z.enum(peaceReasons).nullable(),
  draft: z.string(),
  /** What somebody wrote instead. */
  words: z.string().nullable(),
  dueAt: time.nullable(),
  toldAt: time.nullable(),
  /** Where they were told. */
  conversation: id('cnv').nullable(),
  version,
});

const onCause = z.strictObject({ id: id('cau') });

export const listNamed = endpoint({
  id: 'cause.people',
  method: 'GET',
  path: '/api/v1/causes/:id/people',
  permission: 'care.read',
  summary: 'Everyone who named a cause, once each, the latest first, with what they would be told in their language.',
  params: onCause,
  query: z.strictObject({ ...pageShape, state: z.enum(letterStates).optional() }),
  response: page(person),
});

export const writeLetter = endpoint({
  id: 'cause.letter',
  method: 'PUT',
  path: '/api/v1/causes/:id/people/:customer',
  permission: 'care.work',
  summary: 'Keeps other words for one of them instead of the draft, or that they are not told.',
  params: z.strictObject({ id: id('cau'), customer: id('cus') }),
  body: z.strictObject({
    words: z.string().max(10_000).nullable().default(null),
    skipped: z.boolean().default(false),
    version,
  }),
  response: z.object({ ok: z.literal(true) }),
});

export const tellEveryone = endpoint({
  id: 'cause.tell',
  method: 'POST',
  path: '/api/v1/causes/:id/tellings',
  permission: 'care.tell',
  summary:
    'Tells everyone who named a fixed cause and was neither told nor left out, so many an hour. It can be taken back for a minute before the first one goes.',
  params: onCause,
  body: z.strictObject({ perHour: z.int().min(1).max(3600).default(usualPace) }),
  response: wholeCause,
});

export const takeBackTelling = endpoint({
  id: 'cause.untell',
  method: 'POST',
  path: '/api/v1/tellings/:id/undo',
  permission: 'care.tell',
  summary: 'Takes back what of it has not gone yet.',
  params: z.strictObject({ id: id('tel') }),
  response: wholeCause,
});
