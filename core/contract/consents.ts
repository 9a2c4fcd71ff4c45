import { z } from 'zod';
import { consentChannels, consentPurposes, consentSources, consentStates } from '#core/customers/consent.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** What a customer said about one purpose, such as being asked for their opinion. */
export const consent = z.object({
  purpose: z.enum(consentPurposes),
  /** On which channels; `all` unless they said it of some. */
  channel: z.enum(consentChannels),
  state: z.enum(consentStates),
  /** When they said so. */
  at: time,
  source: z.enum(consentSources),
  /** Who wrote it down: a person, an API key, a source, an import, a survey or a form, by name. */
  by: z.string(),
  /** Of the survey whose question it was said by; its words are the note. */
  edition: z.int().nullable(),
  note: z.string(),
});

const byCustomer = z.strictObject({ id: id('cus') });

export const listConsents = endpoint({
  id: 'customer.consents',
  method: 'GET',
  path: '/api/v1/customers/:id/consents',
  permission: 'customer.read',
  summary:
    'All that a customer ever said about consent, newest first; the first of a purpose and its channel, or of all channels, holds.',
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
    channel: z.enum(consentChannels).default('all'),
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
