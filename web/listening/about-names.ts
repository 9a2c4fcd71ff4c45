import { t } from '@lingui/core/macro';
import type { FeelingObject } from '#core/touchpoints/scales.ts';

/** What the feelings of a survey are about, as it is chosen. */
export const aboutNames: Record<FeelingObject, string> = {
  contact: t`A contact`,
  touchpoint: t`A touchpoint`,
  journey: t`A journey`,
  relationship: t`The company as a whole`,
};
