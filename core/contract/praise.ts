import { z } from 'zod';
import { scaleNames } from '../touchpoints/scales.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

const person = z.object({ id: id('usr'), name: z.string() });
const customer = z.object({ id: id('cus'), name: z.string() });

/** Praise on its way to people, or with them. */
const passed = z.object({
  id: id('pra'),
  by: z.string(),
  at: time,
  to: z.array(person),
  line: z.string(),
  /** Whether they learn who the customer is. */
  named: z.boolean(),
  /** Until then it can be taken back. */
  goesAt: time,
  told: z.boolean(),
});

/** Words of a customer that praise. */
const praising = z.object({
  /** Where they stand: one of the two. */
  message: id('msg').nullable(),
  response: id('rsp').nullable(),
  words: z.string(),
  /** The best score beside them; null: the words read as praise. */
  scale: z.enum(scaleNames).nullable(),
  score: z.int().nullable(),
  customer: customer.nullable(),
  conversation: z.object({ id: id('cnv'), subject: z.string() }).nullable(),
  at: time,
  /** Who answered in the conversation. */
  helped: z.array(person),
  passed: passed.nullable(),
});

export const listPraising = endpoint({
  id: 'praise.list',
  method: 'GET',
  path: '/api/v1/praise',
  permission: 'care.praise',
  summary:
    'What customers praised us with in the last 90 days, newest first: top scores with words, and words that read as praise. A page may be shorter: words that are gone are left out.',
  query: z.strictObject(pageShape),
  response: page(praising),
});

export const countPraise = endpoint({
  id: 'praise.count',
  method: 'GET',
  path: '/api/v1/praise-counts',
  permission: 'care.praise',
  summary: 'How much praise was passed on in the last 90 days, and to whom, by name: never who has more.',
  response: z.object({ days: z.int(), passed: z.int(), people: z.array(person) }),
});

const text = { message: id('msg').optional(), response: id('rsp').optional() };

export const passPraise = endpoint({
  id: 'praise.pass',
  method: 'POST',
  path: '/api/v1/praise',
  permission: 'care.praise',
  summary:
    'Passes praise on to whoever answered in the conversation, or to the people named, with a line of one’s own. It goes after some seconds.',
  body: z.strictObject({
    ...text,
    people: z.array(id('usr')).min(1).max(50).optional(),
    line: z.string().max(500).default(''),
    named: z.boolean(),
  }),
  response: passed,
});

export const takeBackPraise = endpoint({
  id: 'praise.take-back',
  method: 'POST',
  path: '/api/v1/praise/:id/undo',
  permission: 'care.praise',
  summary: 'Takes back what has not gone yet.',
  params: z.strictObject({ id: id('pra') }),
  response: z.object({ ok: z.literal(true) }),
});

const mine = z.object({
  id: id('pra'),
  words: z.string(),
  saidAt: time,
  line: z.string(),
  by: z.string(),
  at: time,
  /** Null: not known, or not told. */
  customer: z.string().nullable(),
  /** Where it is in sight. */
  conversation: id('cnv').nullable(),
});

export const listMyPraise = endpoint({
  id: 'praise.mine',
  method: 'GET',
  path: '/api/v1/my-praise',
  permission: 'conversation.read',
  summary: 'The praise that was passed on to this person, newest first; nobody else can read it here.',
  query: z.strictObject(pageShape),
  response: page(mine).extend({ mail: z.boolean() }),
});

export const mailMyPraise = endpoint({
  id: 'praise.mail',
  method: 'PUT',
  path: '/api/v1/my-praise/mail',
  permission: 'conversation.read',
  summary: 'Says whether this person wants such praise by mail, too.',
  body: z.strictObject({ mail: z.boolean() }),
  response: z.object({ mail: z.boolean() }),
});
