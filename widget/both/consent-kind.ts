/** `free`: the region asks nobody. `open`: not asked yet. */
export type Consent = 'free' | 'given' | 'refused' | 'open';

export function mayRemember(consent: Consent): boolean {
  return consent === 'free' || consent === 'given';
}
