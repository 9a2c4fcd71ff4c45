import { t } from '@lingui/core/macro';
import type { Scale } from '#core/touchpoints/scales.ts';

/** Each scale with what its ends mean, for who says from where on a score is low. */
export const limitNames: Readonly<Record<Scale, string>> = {
  csat5: t`Satisfaction (CSAT), 1 to 5`,
  nps: t`Would recommend (NPS), 0 to 10`,
  ces7: t`Made it easy (CES 2.0), 1 to 7: high is good`,
  ces5: t`Effort (CES 1.0), 1 to 5: low is good`,
  stars5: t`Stars, 1 to 5`,
  thumbs: t`Thumb down`,
};
