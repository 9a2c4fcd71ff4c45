/** What somebody can agree to; more can follow. `opinion`: being asked for their opinion. */
export const consentPurposes = ['opinion'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Where the word was said. */
export const consentSources = ['form', 'agent', 'import', 'api'] as const;
export type ConsentSource = (typeof consentSources)[number];

export const consentStates = ['given', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

const words: Readonly<Record<string, ConsentState>> = {
  given: 'given',
  true: 'given',
  yes: 'given',
  '1': 'given',
  withdrawn: 'withdrawn',
  false: 'withdrawn',
  no: 'withdrawn',
  '0': 'withdrawn',
};

/** A word about consent as systems and files have it; undefined: it says nothing. */
export function readConsent(value: unknown): ConsentState | undefined {
  const isWord = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
  return isWord ? words[String(value).trim().toLowerCase()] : undefined;
}
