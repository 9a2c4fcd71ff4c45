import type { Value } from './mapping.ts';

/** A row as it was read, joined and derived: text, numbers, flags, times. */
export type Row = Readonly<Record<string, unknown>>;

/** Text without what no database keeps; empty text is missing. */
export function textOf(raw: unknown): string | undefined {
  if (raw === null || raw === undefined) return undefined;
  if (raw instanceof Date) return raw.toISOString();
  if (typeof raw === 'object') return JSON.stringify(raw);
  const text = (typeof raw === 'string' ? raw : String(raw as number | boolean))
    .replaceAll('\0', '')
    .toWellFormed()
    .trim();
  return text === '' ? undefined : text;
}

/** What a value of the mapping is for this row; undefined when it is missing. */
export function read(row: Row, value: Value): unknown {
  if (typeof value === 'string') return row[value];
  if ('constant' in value) return value.constant;
  let whole = true;
  const text = value.template.replaceAll(/\{([^{}]+)\}/g, (_, column: string) => {
    const part = textOf(row[column]);
    whole &&= part !== undefined;
    return part ?? '';
  });
  return whole ? text : undefined;
}

const longestNumber = 100;

/** A number as people write it: `1,234.5`, or `1.234,5` where the comma parts decimals. */
export function numberOf(raw: unknown, decimalComma = false): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  const text = textOf(raw)?.replaceAll(/[\s\u00a0'’]/g, '');
  if (text === undefined || text.length > longestNumber) return undefined;
  const plain = decimalComma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(/,(?=\d{3}(\D|$))/g, '');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** A fact: a number or flag where it is written like one, else the word. */
export function factOf(raw: unknown, decimalComma: boolean): number | boolean | string | undefined {
  if (typeof raw === 'boolean') return raw;
  const number = numberOf(raw, decimalComma);
  if (number !== undefined) return number;
  const text = textOf(raw);
  if (text === undefined) return undefined;
  if (/^(true|yes)$/i.test(text)) return true;
  return /^(false|no)$/i.test(text) ? false : text;
}
