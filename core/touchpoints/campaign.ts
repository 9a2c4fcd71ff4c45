import { idText, isObject } from './claims.ts';

/** What an ad carried into the address of the page it led to. */
export interface Campaign {
  readonly touchpoint: 'ad' | 'email' | 'social_post';
  readonly medium: string;
}

const media: ReadonlyArray<readonly [RegExp, Campaign['touchpoint']]> = [
  [/^e-?mail$|newsletter/i, 'email'],
  [/^social(-media|_media|network)?$|^organic_social$/i, 'social_post'],
];

/** The ad, mail or post that led to a page view, from `context.campaign` (utm parameters); nothing without one. */
export function campaignOf(context: Record<string, unknown>): Campaign | null {
  const campaign = context['campaign'];
  if (!isObject(campaign)) return null;
  const medium = idText(campaign['medium']) ?? '';
  if (medium === '' && idText(campaign['source']) === undefined && idText(campaign['name']) === undefined) return null;
  return { touchpoint: media.find(([pattern]) => pattern.test(medium))?.[1] ?? 'ad', medium: mediumWord(medium) };
}

const usualMedia = new Set([
  'cpc',
  'ppc',
  'display',
  'banner',
  'affiliate',
  'email',
  'social',
  'video',
  'audio',
  'print',
  'qr',
  'tv',
  'radio',
  'sms',
  'push',
  'referral',
  'retargeting',
]);

function mediumWord(medium: string): string {
  const lower = medium.toLowerCase();
  return usualMedia.has(lower) ? lower : 'other';
}
