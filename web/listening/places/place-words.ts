import { t } from '@lingui/core/macro';
import type { PlaceKind } from '#core/contract/places.ts';

export const kindNames: Record<PlaceKind, string> = {
  device: t({ message: 'Device', comment: 'A tablet that stands somewhere and is answered on by many people' }),
  poster: t`Poster with a code`,
};
