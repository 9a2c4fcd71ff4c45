import { z } from 'zod';
import { namingCauses } from './causes.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

/** What a customer said in their own words. */
const verbatim = z.object({
  /** Where it stands: one of the two. */
  message: id('msg').nullable(),
  response: id('rsp').nullable(),
  conversation: id('cnv').nullable(),
  customer: z.object({ id: id('cus'), name: z.string() }).nullable(),
  words: z.string(),
  at: time,
  /** Who says that it names the cause. */
  by: z.string(),
});

export const listVerbatims = endpoint({
  id: 'cause.words',
  method: 'GET',
  path: '/api/v1/causes/:id/words',
  permission: 'care.read',
  summary:
    'What customers said in their own words that names a cause, newest first. A page may be shorter: words that are gone are left out.',
  query: z.strictObject(pageShape),
  params: z.strictObject({ id: id('cau') }),
  response: page(verbatim),
});

export const linkVerbatim = endpoint({
  id: 'cause.link',
  method: 'PUT',
  path: '/api/v1/causes/:id/words',
  permission: 'care.work',
  summary: 'Says that a message of a customer, or the words of a response, name a cause, or that they do not.',
  params: z.strictObject({ id: id('cau') }),
  /** Of a message or a response, one of the two. */
  body: z.strictObject({ message: id('msg').optional(), response: id('rsp').optional(), named: z.boolean() }),
  response: namingCauses,
});
