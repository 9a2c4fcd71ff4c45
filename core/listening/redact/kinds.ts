/** What of a text may say who somebody is. */
export const personalKinds = [
  'mail',
  'link',
  'iban',
  'card',
  'birth',
  'network',
  'phone',
  'address',
  'number',
  'name',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A run of letters of a text that says who somebody is; `to` is the first letter after it. */
export interface Found {
  from: number;
  to: number;
  kind: PersonalKind;
}

/** What is known beforehand of who wrote a text, or of whom it may speak. */
export interface KnownPersonal {
  /** Names of the customer, of their company and of ours who answer, in any order. */
  names?: readonly string[];
  /** How numbers of the workspace look: `#` a digit, `@` a letter, `*` one or more of both, all else itself. */
  patterns?: readonly string[];
}
