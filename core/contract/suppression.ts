import { z } from 'zod';
import { suppressionReason } from '#core/channels/suppression.ts';
import { email, id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageShape } from './page.ts';

export const suppressedAddress = z.object({
  id: id('sup'),
  address: z.string(),
  reason: suppressionReason,
  /** What the other server said, or why somebody put it here. */
  words: z.string(),
  /** The conversation with the mail that came back. */
  conversation: id('cnv').nullable(),
  /** The report, as it came. */
  report: id('raw').nullable(),
  by: z.string().nullable(),
  at: time,
});

export const listSuppressed = endpoint({
  id: 'suppression.list',
  method: 'GET',
  path: '/api/v1/suppressed-addresses',
  permission: 'suppression.manage',
  summary: 'Addresses that nothing automatic is sent to, newest first.',
  query: z.strictObject({
    ...pageShape,
    /** Part of an address. */
    words: z.string().max(200).optional(),
  }),
  response: page(suppressedAddress),
});

export const addSuppressed = endpoint({
  id: 'suppression.add',
  method: 'POST',
  path: '/api/v1/suppressed-addresses',
  permission: 'suppression.manage',
  summary: 'Stops automatic mail to an address.',
  body: z.strictObject({ address: email, words: z.string().trim().max(300).default('') }),
  response: z.object({ id: id('sup') }),
});

const params = z.strictObject({ id: id('sup') });

export const removeSuppressed = endpoint({
  id: 'suppression.remove',
  method: 'DELETE',
  path: '/api/v1/suppressed-addresses/:id',
  permission: 'suppression.manage',
  summary: 'Lets an address get automatic mail again; it is stopped anew when mail fails again.',
  params,
});

export const restoreSuppressed = endpoint({
  id: 'suppression.restore',
  method: 'POST',
  path: '/api/v1/suppressed-addresses/:id/restore',
  permission: 'suppression.manage',
  summary: 'Takes the removal of an address back, with its reason and its report.',
  params,
});
