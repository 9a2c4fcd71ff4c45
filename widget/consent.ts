import type { Consent } from './both/consent-kind.ts';
import { forLong, forVisit } from './keep.ts';

interface Asking {
  askConsent: boolean;
}

/** Global Privacy Control is an answer already. */
export function privacySignal(): boolean {
  return (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
}

/** What the visitor has said so far. */
export function consentNow({ askConsent }: Asking): Consent {
  if (forVisit.get('refused') === true || forLong.get('consent') === false) return 'refused';
  if (privacySignal()) return 'refused';
  if (!askConsent) return 'free';
  return forLong.get('consent') === true ? 'given' : 'open';
}

/** Keeps an answer: a yes on the device; a no only for this visit, unless keeping things is the rule here. */
export function keepConsent(given: boolean, { askConsent }: Asking): void {
  forVisit.remove('refused');
  if (given || !askConsent) return forLong.set('consent', given);
  forLong.remove('consent');
  forVisit.set('refused', true);
}
