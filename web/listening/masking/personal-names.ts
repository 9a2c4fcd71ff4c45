import { t } from '@lingui/core/macro';
import type { PersonalKind } from '#core/listening/redact/kinds.ts';

/** What stands in place of personal data. */
export const personalNames: Record<PersonalKind, string> = {
  mail: t({ message: 'mail address', context: 'taken out of a text' }),
  link: t({ message: 'link', context: 'taken out of a text' }),
  iban: t({ message: 'bank account', context: 'taken out of a text' }),
  card: t({ message: 'card number', context: 'taken out of a text' }),
  phone: t({ message: 'phone number', context: 'taken out of a text' }),
  address: t({ message: 'street', context: 'taken out of a text' }),
  birth: t({ message: 'date of birth', context: 'taken out of a text' }),
  network: t({ message: 'network address', context: 'taken out of a text' }),
  number: t({ message: 'number', context: 'taken out of a text' }),
  name: t({ message: 'name', context: 'taken out of a text' }),
};
