import { z } from 'zod';
import { consentPurposes, consentSources, consentStates } from '#core/customers/consent.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** What a customer said about one purpose, such as being asked for their opinion. */
export const consent = z.object({
  purpose: z.enum(consentPurposes),
  state: z.enum(consentStates),
  /** When they said so. */
  at: time,
  source: z.enum(consentSources),
  /** Who wrote it down: a person, an API key, a source or an import, by name. */
  by: z.string(),
  note: z.string(),
});

const byCustomer = z.strictObject({ id: id('cus') });

export const listConsents = endpoint({
  id: 'customer.consents',
  method: 'GET',
  path: '/api/v1/customers/:id/consents',
  permission: 'customer.read',
  summary: 'All that a customer ever said about consent, newest first; the first of a purpose is what holds.',
  params: byCustomer,
  response: z.object({ items: z.array(consent) }),
});

export const sayConsent = endpoint({
  id: 'customer.say-consent',
  method: 'POST',
  path: '/api/v1/customers/:id/consents',
  permission: 'customer.edit',
  summary:
    'Writes down that a customer gave or withdrew their consent. What is withdrawn holds at once, also for asks that wait.',
  params: byCustomer,
  body: z.strictObject({
    purpose: z.enum(consentPurposes).default('opinion'),
    state: z.enum(consentStates),
    /** Left out: `agent` for a person, `api` for a key. */
    source: z.enum(consentSources).optional(),
    /** Left out: now. A word from before a later one is kept and changes nothing. */
    at: time.optional(),
    note: z.string().max(500).default(''),
  }),
  response: z.object({ items: z.array(consent) }),
  status: 201,
});
