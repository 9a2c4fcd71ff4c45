export type FieldSign = '=' | '<' | '<=' | '>' | '>=';

/** What was typed after `field:`: a name, and what must stand there. */
export interface AskedField {
  /** As it was typed, without quotes. */
  name: string;
  /** Null: that anything stands there. */
  sign: FieldSign | null;
  value: string;
  /** The whole as it was typed. */
  typed: string;
}

const shape = /^(?:"([^"]*)"?|([^"=<>]*))(?:(<=|>=|=|<|>)(?:"([^"]*)"?|(.*)))?$/s;

/** Reads `order-number=A-1042`, `"Order number"=A-1042`, `pieces>=3`, `carrier`; else a sentence about how it is said. */
export function readAskedField(typed: string): AskedField | string {
  const [, quotedName, bareName = '', sign, quotedValue, bareValue = ''] = shape.exec(typed) ?? [];
  const name = (quotedName ?? bareName).trim();
  const value = (quotedValue ?? bareValue).trim();
  if (name === '' || (sign !== undefined && value === ''))
    return `“field:” takes a name and what stands there, such as field:order-number=A-1042, not “${typed}”.`;
  return { name, sign: (sign as FieldSign | undefined) ?? null, value, typed };
}

/** Names are compared without regard to capitals; a dash stands for a space. */
export function fieldKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-');
}
