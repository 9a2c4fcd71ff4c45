import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Autocomplete } from '@mantine/core';
import type { Value } from '#core/touchpoints/import/mapping.ts';
import { textOf, valueOf } from './value-text.ts';

interface ValueInputProps {
  label: string;
  description?: string;
  /** Only for screen readers: in lists the label stands above the column. */
  hideLabel?: boolean;
  value: Value | undefined;
  columns: readonly string[];
  onChange: (value: Value | undefined) => void;
}

/** A column, `= a fixed value`, or text with {columns}. */
export function ValueInput({ label, description, hideLabel = false, value, columns, onChange }: ValueInputProps) {
  const [text, setText] = useState(() => textOf(value));
  const change = (next: string) => {
    setText(next);
    onChange(valueOf(next, columns));
  };
  return (
    <Autocomplete
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(description === undefined ? {} : { description })}
      placeholder={t({
        message: 'column or = value',
        comment: 'what can be typed: the name of a column, or = and a value',
      })}
      data={[...new Set(columns)]}
      value={text}
      onChange={change}
      limit={50}
    />
  );
}
