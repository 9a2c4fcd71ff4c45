import { ph, t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { fillField, listFields, readFields } from '#core/contract/fields.ts';
import { call } from '../../app/api.ts';
import { toast } from '../../app/toast.tsx';
import { dayOf, listed, number } from '../../ui/format.ts';
import { attempt } from '../attempt.ts';

// What is filled in counts at once, with a way back in the toast.

export type Field = WireOutputOf<typeof listFields>['items'][number];
export type Values = WireOutputOf<typeof readFields>;
export type Value = Values['items'][number]['value'];

/** As it is shown; null for nothing. */
export function wordsOf({ kind, choices }: Pick<Field, 'kind' | 'choices'>, value: Value): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return listed(choices.filter(({ id }) => value.includes(id)).map(({ name }) => name));
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
  if (typeof value === 'number') return number(value);
  return kind === 'date' ? dayOf(`${value}T12:00:00Z`) : value;
}

export function sameValue(one: Value, other: Value): boolean {
  const plain = (value: Value) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  return plain(one) === plain(other);
}

interface Filling {
  conversation: string;
  version: number;
  field: Field;
  before: Value;
}

/** Fills a field in, or empties it with null. */
export function fill({ conversation: id, version, field, before }: Filling, value: Value): Promise<void> {
  if (sameValue(before, value)) return Promise.resolve();
  return attempt(async () => {
    const after = await call(fillField, { id, field: field.id, value, version });
    const back = () => call(fillField, { id, field: field.id, value: before, version: after.version });
    const said = wordsOf(field, value);
    toast({
      text: said === null ? t`${ph({ field: field.name })} is empty` : `${field.name}: ${said}`,
      about: id,
      undo: () => void attempt(back),
    });
  });
}
