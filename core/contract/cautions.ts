import { z } from 'zod';
import { cautionKinds } from '#core/customers/caution.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

/** Something that asks for care with a customer, such as a death in the family: while it stands nobody asks them how it was. */
export const caution = z.object({
  id: id('ctn'),
  kind: z.enum(cautionKinds),
  since: time,
  /** Null: until somebody takes it away. */
  until: time.nullable(),
  /** Who said so. */
  by: z.string(),
  note: z.string(),
  /** What it stands with, such as a recovery case (`rec_…`): it goes when that is settled. Null: somebody set it by hand. */
  about: z.string().nullable(),
});

const byCustomer = z.strictObject({ id: id('cus') });
const byCaution = z.strictObject({ id: id('cus'), caution: id('ctn') });

export const setCaution = endpoint({
  id: 'customer.set-caution',
  method: 'POST',
  path: '/api/v1/customers/:id/cautions',
  permission: 'customer.edit',
  summary:
    'Says that a customer is to be treated with care, and why. Refused with `taken` while the same stands already.',
  params: byCustomer,
  body: z.strictObject({
    kind: z.enum(cautionKinds),
    until: time.nullable().default(null),
    note: z.string().max(500).default(''),
  }),
  response: caution,
  status: 201,
});

export const liftCaution = endpoint({
  id: 'customer.lift-caution',
  method: 'POST',
  path: '/api/v1/customers/:id/cautions/:caution/lift',
  permission: 'customer.edit',
  summary: 'Says that it is over. What stands with something else, such as a recovery case, goes with that only.',
  params: byCaution,
});

export const restoreCaution = endpoint({
  id: 'customer.restore-caution',
  method: 'POST',
  path: '/api/v1/customers/:id/cautions/:caution/restore',
  permission: 'customer.edit',
  summary: 'Puts one back that was taken away, as it was.',
  params: byCaution,
});
