import { isObject } from './claims.ts';

export type ConsentState = 'given' | 'withdrawn';

const measuring = /analytic|statistic|performance|measure/i;

/** What `context.consent.categoryPreferences` of the SDKs says about measuring; nothing when it says nothing. */
export function consentOf(context: Record<string, unknown>): ConsentState | null {
  const consent = context['consent'];
  const preferences = isObject(consent) ? consent['categoryPreferences'] : undefined;
  if (!isObject(preferences)) return null;
  const entries = Object.entries(preferences);
  if (entries.length === 0) return null;
  const about = entries.filter(([category]) => measuring.test(category));
  const asked = about.length > 0 ? about : entries;
  return asked.some(([, agreed]) => agreed === true) ? 'given' : 'withdrawn';
}

/** Whether the page said that its visitor sends Global Privacy Control. */
export function sendsPrivacyControl(context: Record<string, unknown>): boolean {
  const { gpc, globalPrivacyControl } = context;
  return gpc === true || gpc === '1' || globalPrivacyControl === true;
}
