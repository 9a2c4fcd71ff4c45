import { z } from 'zod';
import { consentChannels, consentPurposes, consentStates } from '#core/customers/consent.ts';
import { defineEvent } from '#platform';

const moved = z.array(z.object({ customer: z.guid(), root: z.guid() })).min(1);

/** Customers became one person: each of these has a new root. */
export const customerMerged = defineEvent({
  name: 'customer.merged',
  version: 1,
  data: z.object({ moved }),
  live: true,
});

/** A merge was undone: each of these has a new root. */
export const customerUnmerged = defineEvent({
  name: 'customer.unmerged',
  version: 1,
  data: z.object({ merge: z.guid(), moved }),
  live: true,
});

/** Names, attributes or identifiers of a person changed by hand or by what was tracked of them. */
export const customerChanged = defineEvent({
  name: 'customer.changed',
  version: 1,
  data: z.object({ customer: z.guid() }),
  live: true,
});

/** A person gave or withdrew their consent. */
export const customerConsent = defineEvent({
  name: 'customer.consent',
  version: 1,
  data: z.object({
    customer: z.guid(),
    purpose: z.enum(consentPurposes),
    channel: z.enum(consentChannels).default('all'),
    state: z.enum(consentStates),
  }),
  live: true,
});

/** All profiles of a person were erased for good. `identities`: hashes of what identified them, to find them in raw input. */
export const customerErased = defineEvent({
  name: 'customer.erased',
  version: 1,
  data: z.object({ customers: z.array(z.guid()).min(1), identities: z.array(z.string()).optional() }),
  live: true,
});

export const events = [customerMerged, customerUnmerged, customerChanged, customerConsent, customerErased];
