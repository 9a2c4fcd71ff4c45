import { t } from '@lingui/core/macro';
import type { CautionKind } from '#core/customers/caution.ts';

/** What asks for care with a customer. */
export const cautionWords: Record<CautionKind, string> = {
  bereaved: t`Bereaved`,
  legal: t`In a legal dispute`,
  vulnerable: t`Vulnerable: leave in peace`,
  complaint: t`Open complaint`,
};
