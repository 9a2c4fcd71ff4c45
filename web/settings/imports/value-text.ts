import type { Value } from '#core/touchpoints/import/mapping.ts';

/** A value of a mapping as one types it: `column`, `= fixed`, or `order:{order_id}` with columns in braces. */
export function textOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return 'constant' in value ? `= ${String(value.constant)}` : value.template;
}

function constantOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Reads what `textOf` writes; undefined for nothing. A known column wins over its look. */
export function valueOf(text: string, columns: readonly string[]): Value | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (columns.includes(trimmed)) return trimmed;
  if (trimmed.startsWith('=')) return { constant: constantOf(trimmed.slice(1).trim()) };
  return /\{[^}]+\}/.test(trimmed) ? { template: trimmed } : trimmed;
}
