import { t } from '@lingui/core/macro';
import type { ClaimKind } from '#core/customers/claim.ts';
import type { Cause } from '#core/customers/plan.ts';
import type { customerLedger } from '#core/contract/customers.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';

type Entry = WireOutputOf<typeof customerLedger>['items'][number];

/** The kinds of identifier in the words of the console. */
export const kindWords: Readonly<Record<ClaimKind, string>> = {
  user_id: t`Account`,
  email: t`E-mail address`,
  phone: t`Phone number`,
  external_id: t`Number elsewhere`,
  social: t`Social name`,
  device: t`Device`,
  anonymous_id: t`Browser`,
};

/** What two customers were both said to have. */
export const sameWords: Readonly<Record<ClaimKind, string>> = {
  user_id: t`the same account`,
  email: t`the same e-mail address`,
  phone: t`the same phone number`,
  external_id: t`the same number elsewhere`,
  social: t`the same social name`,
  device: t`the same device`,
  anonymous_id: t`the same browser`,
};

export const actionWords: Readonly<Record<Entry['action'], string>> = {
  link: t({ message: 'linked', comment: 'an identifier to a customer' }),
  unlink: t({ message: 'taken away', comment: 'an identifier from a customer' }),
  proven: t({ message: 'proven', context: 'identity' }),
  merge: t({ message: 'merged', comment: 'two customers' }),
  unmerge: t({ message: 'parted again', comment: 'two customers' }),
  erase: t({ message: 'erased', context: 'customer' }),
};

export const actorWords: Readonly<Record<Entry['actor']['kind'], string>> = {
  agent: t({ message: 'agent', comment: 'who did it: one of us' }),
  customer: t({ message: 'customer', comment: 'who did it' }),
  system: t({ message: 'system', comment: 'who did it: the product itself' }),
  api: t({ message: 'api', comment: 'who did it: another program' }),
};

const causes: Readonly<Record<Cause | 'by hand' | 'undone' | 'possible duplicate' | 'erased', string>> = {
  identified: t({ message: 'identified', comment: 'why an identifier belongs to a customer' }),
  'signed in': t({ message: 'signed in', comment: 'why two customers are one: they signed in' }),
  proven: t({ message: 'proven', context: 'identity' }),
  'shared device': t`shared device`,
  'moved by proof': t({ message: 'moved by proof', comment: 'an identifier, to whoever proved that it is theirs' }),
  'by hand': t({ message: 'by hand', comment: 'somebody did it, not a rule' }),
  undone: t({ message: 'undone', comment: 'what was done before was taken back' }),
  'possible duplicate': t`possible duplicate`,
  erased: t({ message: 'erased', context: 'customer' }),
};

/** Why identifiers and customers belong together; a cause that is not known here as it came. */
export function causeText(cause: string): string {
  return Object.hasOwn(causes, cause) ? causes[cause as keyof typeof causes] : cause;
}
