import type { FieldKind } from '#core/contract/fields.ts';

export const kindNames: Readonly<Record<FieldKind, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  'yes-no': 'Yes or no',
  one: 'One of a list',
  several: 'Several of a list',
};
