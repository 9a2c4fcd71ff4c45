import { z } from 'zod';
import { claimKind, claimKinds, strength } from '#core/customers/claim.ts';
import { caution } from './cautions.ts';
import { consent } from './consents.ts';
import { id, line, queryFlag, time, version, zone } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageQuery, pageShape } from './page.ts';

const byCustomer = z.strictObject({ id: id('cus') });

/** Who did something to a customer's identity. */
export const ledgerActor = z.object({
  kind: z.enum(['agent', 'customer', 'system', 'api']),
  id: z.string().nullable(),
});

export const identifier = z.object({
  id: id('idt'),
  kind: claimKind,
  value: z.string(),
  strength,
  /** A device that many use: it says nothing about who somebody is. */
  shared: z.boolean(),
  /** The profile it hangs on; after a merge one of several. */
  customer: id('cus'),
  linkedAt: time,
  /** Set when somebody took it away; it can be put back. */
  unlinkedAt: time.nullable(),
});

const names = {
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  language: z.string().nullable(),
  zone: z.string().nullable(),
};

/** A row of the list of customers. */
export const customerRow = z.object({
  id: id('cus'),
  name: z.string(),
  /** Whether more than a device is known. */
  known: z.boolean(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  createdAt: time,
});

/** A merge that stands; undoing it parts the two again exactly. */
export const customerMerge = z.object({
  id: id('led'),
  from: z.object({ id: id('cus'), name: z.string() }),
  into: z.object({ id: id('cus'), name: z.string() }),
  cause: z.string(),
  actor: ledgerActor,
  at: time,
});

const customValue = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
const customKey = z.string().regex(/^[\p{L}_][\p{L}\p{N}_ .-]{0,59}$/u, { error: 'must be a short name' });

/** Everything known of who a customer is. */
export const customerCard = z.object({
  /** The id of the person: after a merge perhaps another than the one asked for. */
  id: id('cus'),
  name: z.string(),
  known: z.boolean(),
  erasedAt: time.nullable(),
  ...names,
  custom: z.record(z.string(), z.unknown()),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Proven as soon as one identifier that tells a person is. */
  strength,
  identifiers: z.array(identifier),
  merges: z.array(customerMerge),
  /** Other customers who may be the same person. */
  duplicates: z.int(),
  /** What asks for care with them now. */
  cautions: z.array(caution),
  /** What they agreed to or not, as it holds now; without an entry they said nothing. */
  consents: z.array(consent),
  createdAt: time,
  version,
});

export const listCustomers = endpoint({
  id: 'customer.list',
  method: 'GET',
  path: '/api/v1/customers',
  permission: 'customer.read',
  summary: 'Customers, newest first; `q` finds by name, company, e-mail, phone and ids.',
  query: z.strictObject({
    ...pageShape,
    q: z.string().max(200).optional(),
    /** True (default): people. False: unknown visitors. */
    known: queryFlag.optional(),
    /** Only those who have an identifier of this kind. */
    has: z.enum(claimKinds).optional(),
  }),
  response: page(customerRow),
});

export const getCustomer = endpoint({
  id: 'customer.get',
  method: 'GET',
  path: '/api/v1/customers/:id',
  permission: 'customer.read',
  summary: 'Who a customer is.',
  params: byCustomer,
  response: customerCard,
});

const shortText = z.string().max(200).nullable().optional();

export const changeCustomer = endpoint({
  id: 'customer.change',
  method: 'PATCH',
  path: '/api/v1/customers/:id',
  permission: 'customer.edit',
  summary: 'Changes names and attributes; null empties one. Of `custom` only the named fields change.',
  params: byCustomer,
  body: z.strictObject({
    version,
    firstName: shortText,
    lastName: shortText,
    company: shortText,
    language: z
      .string()
      .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, { error: 'must be a language such as de or pt-BR' })
      .nullable()
      .optional(),
    zone: zone.nullable().optional(),
    custom: z.record(customKey, customValue).optional(),
  }),
  response: customerCard,
});

export const mergeCustomer = endpoint({
  id: 'customer.merge',
  method: 'POST',
  path: '/api/v1/customers/:id/merges',
  permission: 'customer.merge',
  summary: 'Says that another customer is the same person; this one keeps its name.',
  params: byCustomer,
  body: z.strictObject({ from: id('cus'), reason: line(300).optional() }),
  response: customerCard,
  status: 201,
});

export const undoCustomerMerge = endpoint({
  id: 'customer.unmerge',
  method: 'POST',
  path: '/api/v1/customers/:id/merges/:merge/undo',
  permission: 'customer.merge',
  summary: 'Takes a merge back as though it had never been made, whatever was merged since.',
  params: z.strictObject({ id: id('cus'), merge: id('led') }),
  body: z.strictObject({ reason: line(300).optional() }),
  response: customerCard,
});

const byIdentifier = z.strictObject({ id: id('cus'), identifier: id('idt') });

export const unlinkIdentifier = endpoint({
  id: 'customer.unlink',
  method: 'POST',
  path: '/api/v1/customers/:id/identifiers/:identifier/unlink',
  permission: 'customer.merge',
  summary: 'Takes an identifier away: what comes with it from now on belongs to somebody else.',
  params: byIdentifier,
  body: z.strictObject({ reason: line(300).optional() }),
  response: customerCard,
});

export const relinkIdentifier = endpoint({
  id: 'customer.relink',
  method: 'POST',
  path: '/api/v1/customers/:id/identifiers/:identifier/relink',
  permission: 'customer.merge',
  summary: 'Puts an identifier back that was taken away.',
  params: byIdentifier,
  response: customerCard,
});

/** One entry of the identity ledger: why identifiers and customers belong together. */
export const ledgerEntry = z.object({
  id: id('led'),
  action: z.enum(['link', 'unlink', 'proven', 'merge', 'unmerge', 'erase']),
  /** In words: identified, signed in, proven, moved by proof, shared device, by hand, undone… */
  cause: z.string(),
  reason: z.string().nullable(),
  customer: id('cus'),
  /** The other side of a merge. */
  other: id('cus').nullable(),
  identifier: z.object({ id: id('idt'), kind: claimKind, value: z.string().nullable() }).nullable(),
  /** The source of events or the import that said so. */
  source: z.string().nullable(),
  actor: ledgerActor,
  at: time,
});

export const customerLedger = endpoint({
  id: 'customer.ledger',
  method: 'GET',
  path: '/api/v1/customers/:id/ledger',
  permission: 'customer.read',
  summary: 'Why everything hangs together, newest first; `identifier` shows only the entries of one.',
  params: byCustomer,
  query: z.strictObject({ ...pageShape, identifier: id('idt').optional() }),
  response: page(ledgerEntry),
});

export const eraseCustomerForGood = endpoint({
  id: 'customer.erase',
  method: 'POST',
  path: '/api/v1/customers/:id/erase',
  permission: 'customer.erase',
  summary: 'Forgets a customer everywhere, for good; figures stay without the person.',
  params: byCustomer,
  body: z.strictObject({ reason: line(300).optional() }),
});

/** Two customers who may be one person: only a claim says so. */
export const possibleDuplicate = z.object({
  id: id('dup'),
  one: customerRow,
  other: customerRow,
  /** The kind of identifier that both were said to have. */
  kind: claimKind,
  at: time,
});

export const listDuplicates = endpoint({
  id: 'customer.duplicates',
  method: 'GET',
  path: '/api/v1/customer-duplicates',
  permission: 'customer.read',
  summary: 'Customers who may be the same person, newest first.',
  query: z.strictObject({ ...pageQuery.shape, customer: id('cus').optional() }),
  response: page(possibleDuplicate),
});

const byDuplicate = z.strictObject({ id: id('dup') });

export const acceptDuplicate = endpoint({
  id: 'customer.accept-duplicate',
  method: 'POST',
  path: '/api/v1/customer-duplicates/:id/accept',
  permission: 'customer.merge',
  summary: 'Merges the two; can be undone like every merge.',
  params: byDuplicate,
  response: customerCard,
});

export const dismissDuplicate = endpoint({
  id: 'customer.dismiss-duplicate',
  method: 'POST',
  path: '/api/v1/customer-duplicates/:id/dismiss',
  permission: 'customer.merge',
  summary: 'Says that they are two people; the same claim does not ask again.',
  params: byDuplicate,
});
