import { t } from '@lingui/core/macro';
import type { SuspicionKind } from '#core/touchpoints/import/suspicions.ts';
import type { MissingReason } from '#core/touchpoints/import/survey.ts';

/** Why a code stands where an answer would. */
export const missingWords: Record<MissingReason, string> = {
  blank: t({ message: 'left blank', context: 'code of a survey' }),
  'not-applicable': t({ message: 'not applicable', context: 'code of a survey' }),
  'dont-know': t({ message: 'does not know', context: 'code of a survey' }),
  declined: t({ message: 'declined to answer', context: 'code of a survey' }),
};

/** What is odd about a code. */
export const suspicionWords: Record<SuspicionKind, string> = {
  text: t`a word among numbers`,
  between: t`between two steps of the scale`,
  beyond: t`just beyond the end of the scale`,
  outside: t`outside of the scale`,
  spike: t`far more often than the scores beside it`,
  common: t`a score here, and no answer in many other columns`,
  'no-scale': t`too many different values for a scale: leave this column out`,
};
