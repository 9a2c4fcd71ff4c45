import { t } from '@lingui/core/macro';
import type { ProblemType } from '#core/contract/problems.ts';

/** What each type of problem is called; the sentence that the server says about it is its own. */
export const problemWords: Record<ProblemType, string> = {
  invalid: t`Something in the request is not right`,
  unauthenticated: t`Please sign in`,
  forbidden: t`Not allowed`,
  'not-found': t`Not found`,
  'not-allowed': t`This address does not take that method`,
  conflict: t`Somebody was faster`,
  gone: t`No longer here`,
  'too-large': t`Too large`,
  unsupported: t`Unknown kind of content`,
  refused: t`This cannot be done`,
  'too-many': t`Too many requests`,
  failed: t`Something went wrong on our side`,
  unavailable: t`Not available at the moment`,
};
