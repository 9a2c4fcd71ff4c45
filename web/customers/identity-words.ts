import type { ClaimKind } from '#core/customers/claim.ts';

/** The kinds of identifier in the words of the console. */
export const kindWords: Readonly<Record<ClaimKind, string>> = {
  user_id: 'Account',
  email: 'E-mail address',
  phone: 'Phone number',
  external_id: 'Number elsewhere',
  social: 'Social name',
  device: 'Device',
  anonymous_id: 'Browser',
};

export const actionWords = {
  link: 'linked',
  unlink: 'taken away',
  proven: 'proven',
  merge: 'merged',
  unmerge: 'parted again',
  erase: 'erased',
} as const;
