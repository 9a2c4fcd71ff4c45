import { t } from '@lingui/core/macro';

/** Where customers meet a survey. */
export const places = ['page', 'kiosk', 'mail', 'chat', 'in-page', 'sms'] as const;
export type Place = (typeof places)[number];

export const placeNames: Record<Place, string> = {
  page: t`On its own page`,
  kiosk: t`On a kiosk`,
  mail: t`In a mail`,
  chat: t`In the chat`,
  'in-page': t`In pages of yours`,
  sms: t`As a text message`,
};

/** Those that are seen on phones and on screens. */
export const onBoth: ReadonlySet<Place> = new Set(['page', 'mail', 'chat', 'in-page']);
