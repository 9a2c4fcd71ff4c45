import { t } from '@lingui/core/macro';
import type { FieldKind } from '#core/contract/fields.ts';

export const kindNames: Readonly<Record<FieldKind, string>> = {
  text: t({ message: 'Text', context: 'kind of field' }),
  number: t({ message: 'Number', context: 'kind of field' }),
  date: t({ message: 'Date', context: 'kind of field' }),
  'yes-no': t`Yes or no`,
  one: t`One of a list`,
  several: t`Several of a list`,
};
