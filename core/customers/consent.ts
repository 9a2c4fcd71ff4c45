/** What somebody can agree to; more can follow. `opinion`: being asked for their opinion. */
export const consentPurposes = ['opinion'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Groups of channels of which somebody can agree to one and not to another; what none of the named has is `other`. */
export const consentGroups = ['mail', 'chat', 'page', 'other'] as const;
export type ConsentGroup = (typeof consentGroups)[number];

/** What a word is about: one group, or all of them. */
export const consentChannels = ['all', ...consentGroups] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** Where the word was said. */
export const consentSources = ['form', 'survey', 'agent', 'import', 'api'] as const;
export type ConsentSource = (typeof consentSources)[number];

export const consentStates = ['given', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** Of words, newest first, those that hold: of each purpose and group the latest that was said of it or of all. */
export function standing<W extends { purpose: ConsentPurpose; channel: ConsentChannel }>(said: readonly W[]): W[] {
  return said.filter(
    ({ purpose, channel }, at) =>
      !said.slice(0, at).some((later) => later.purpose === purpose && ['all', channel].includes(later.channel)),
  );
}

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
