import { t } from '@lingui/core/macro';
import type { Scale } from '#core/touchpoints/scales.ts';

/** A scale, what its figure is called, and what stands after the number. */
export const feelingWords: Record<Scale, { name: string; short: string; unit: string }> = {
  csat5: { name: t`Satisfaction, 1 to 5`, short: t`CSAT`, unit: ' %' },
  nps: { name: t`Recommendation, 0 to 10`, short: t`NPS`, unit: '' },
  ces7: { name: t`Ease, 1 to 7`, short: t`Ease, 1 to 7`, unit: ' %' },
  ces5: { name: t`Ease, 1 to 5`, short: t`Ease, 1 to 5`, unit: ' %' },
  stars5: { name: t`Stars, 1 to 5`, short: t`Stars`, unit: ' %' },
  thumbs: { name: t`Thumb down or up`, short: t`Thumbs up`, unit: ' %' },
};
