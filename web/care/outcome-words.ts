import { t } from '@lingui/core/macro';
import type { Outcome } from '#core/care/recovery.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'won-back': t`Won back`,
  'still-unhappy': t`Still unhappy`,
  'not-reached': t`Not reached`,
  'nothing-to-do': t`Nothing to do`,
};

export const isOutcome = (word: unknown): word is Outcome =>
  typeof word === 'string' && Object.hasOwn(outcomeWords, word);
