import { t } from '@lingui/core/macro';
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { Plain, Row } from '#core/listening/survey/condition/rows.ts';
import type { Subject } from '#core/listening/survey/condition/subjects.ts';
import { same } from '#core/listening/survey/expression/values.ts';
import { takesSeveral } from './comparisons.ts';

interface RowValueProps {
  row: Row;
  subject: Subject;
  label: string;
  put: (row: Row) => void;
}

const keyOf = (value: Plain) => JSON.stringify(value);
const plainOf = (key: string) => JSON.parse(key) as Plain;

/** What can be chosen; a value that is not offered any more stays among it. */
function optionsFor({ options = [] }: Subject, values: readonly Plain[]): Array<{ value: string; label: string }> {
  const stray = values.filter((value) => !options.some((option) => same(option.value, value)));
  return [
    ...options.map(({ value, called }) => ({ value: keyOf(value), label: called })),
    ...stray.map((value) => ({ value: keyOf(value), label: String(value) })),
  ];
}

function keyIn({ options = [] }: Subject, value: Plain): string {
  return keyOf(options.find((option) => same(option.value, value))?.value ?? value);
}

/** What an answer is compared with, in the words of the survey. */
export function RowValue(props: RowValueProps) {
  const { row, subject } = props;
  if (row.comparison === 'empty' || row.comparison === 'notempty') return null;
  if (takesSeveral(row)) return <Several {...props} />;
  return subject.options === undefined ? <Single {...props} /> : <One {...props} />;
}

function Several({ row, subject, label, put }: RowValueProps) {
  const values = [row.value ?? []].flat();
  const shared = { size: 'xs' as const, 'aria-label': label };
  if (subject.options === undefined)
    return <TagsInput {...shared} value={values.map(String)} onChange={(next) => put({ ...row, value: next })} />;
  return (
    <MultiSelect
      {...shared}
      data={optionsFor(subject, values)}
      value={values.map((value) => keyIn(subject, value))}
      onChange={(next) => put({ ...row, value: next.map(plainOf) })}
    />
  );
}

function One({ row, subject, label, put }: RowValueProps) {
  const value = row.value as Plain;
  return (
    <Select
      size="xs"
      aria-label={label}
      data={optionsFor(subject, [value])}
      value={keyIn(subject, value)}
      onChange={(next) => put({ ...row, value: plainOf(next!) })}
    />
  );
}

function Single({ row, subject, label, put }: RowValueProps) {
  if (subject.kind === 'number' && typeof row.value === 'number')
    return (
      <NumberInput
        size="xs"
        aria-label={label}
        value={row.value}
        onChange={(next) => put({ ...row, value: typeof next === 'number' ? next : 0 })}
      />
    );
  return (
    <TextInput
      size="xs"
      aria-label={label}
      type={subject.kind === 'date' ? 'date' : 'text'}
      placeholder={t`Words`}
      maxLength={200}
      value={String(row.value)}
      onChange={(event) => put({ ...row, value: event.currentTarget.value })}
    />
  );
}
