import type { ClaimKind } from './claim.ts';

/** How many identifiers of a kind one customer may have. Beyond, it is rather several people than one. */
export const limits: Readonly<Record<ClaimKind, number>> = {
  user_id: 1,
  email: 5,
  phone: 5,
  external_id: 5,
  social: 5,
  device: 5,
  anonymous_id: 5,
};

/** Devices and browsers come and go: of these only the ones linked in this many days count. */
export const windowDays = 7;

/** How many known customers may have signed in on one device before it is taken for a shared one that identifies nobody. */
export const customersOfDevice = 3;
