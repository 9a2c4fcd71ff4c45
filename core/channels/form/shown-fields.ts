import type { FormField } from './fields.ts';

/** What somebody gave, by the key of the field: text, several keys of choices, or whether a box is ticked. */
export type Given = Readonly<Record<string, unknown>>;

/** The name of a field in the page: a form of HTML takes `submit` or `elements` for its own. */
export function nameOf(key: string): string {
  return `v_${key}`;
}

type Conditional = Pick<FormField, 'key' | 'kind' | 'showIf'>;

function answers({ kind }: Conditional, value: unknown): string[] {
  if (kind === 'consent') return value === true || value === 'yes' ? ['yes'] : [];
  if (kind === 'choice') return typeof value === 'string' ? [value] : [];
  if (kind === 'choices') return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  return typeof value === 'string' && value.trim() !== '' ? ['any'] : [];
}

/** The keys of the fields that are shown for what was given; what depends on a field that is not shown is not shown either. */
export function shownFields(fields: readonly Conditional[], given: Given): Set<string> {
  const shown = new Set<string>();
  for (const field of fields) {
    const { showIf } = field;
    const on = showIf && fields.find(({ key }) => key === showIf.field);
    const met =
      showIf === null ||
      (on != null && shown.has(on.key) && answers(on, given[on.key]).some((value) => showIf.is.includes(value)));
    if (met) shown.add(field.key);
  }
  return shown;
}
