import { t } from '@lingui/core/macro';
import type { ConsentSource } from '#core/customers/consent.ts';

/** Where somebody said whether they agree. */
export const consentSourceWords: Record<ConsentSource, string> = {
  form: t({ message: 'on a form', comment: 'where a customer gave or withdrew consent' }),
  agent: t({ message: 'to one of us', comment: 'where a customer gave or withdrew consent' }),
  import: t({ message: 'in an imported file', comment: 'where a customer gave or withdrew consent' }),
  api: t({ message: 'in another system', comment: 'where a customer gave or withdrew consent' }),
};
