import { listCustomerAttributes } from '#core/contract/customer-attributes.ts';
import { listFields } from '#core/contract/fields.ts';
import type { ValueKind } from '#core/desk/typed-test.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import type { Choice } from './choices.ts';
import type { TypedValue } from './typed-values.ts';

/** A field or an attribute that a view can ask for. */
export interface Subject {
  of: TypedValue['of'];
  key: string;
  name: string;
  kind: ValueKind;
  /** Its list, or the values that customers have. */
  choices: Choice[];
  /** It is offered no more. */
  archived: boolean;
}

/** The company's fields in their order, then what is known of its customers. */
export function useSubjects(): Subject[] {
  const fields = useRead(listFields, {}).data?.items ?? [];
  const attributes = useRead(listCustomerAttributes, {}, { enabled: useMay('customer.read') }).data?.items ?? [];
  return [
    ...fields.map(({ id, name, kind, choices, archived }) => ({
      ...{ of: 'field' as const, key: id, name, kind, archived },
      choices: choices.filter((choice) => !choice.archived).map((choice) => ({ value: choice.id, label: choice.name })),
    })),
    ...attributes.map(({ name, kind, values }) => ({
      ...{ of: 'attribute' as const, key: name, name, kind, archived: false },
      choices: values.map((value) => ({ value, label: value })),
    })),
  ];
}

/** One word for both, as lists hold it. */
export function subjectKey({ of, key }: { of: string; key: string }): string {
  return `${of} ${key}`;
}
