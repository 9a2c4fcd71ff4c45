import { isGroup, otherJoin, tidied, type Condition, type Plain, type Row, type RowComparison } from './rows.ts';

const signs: Readonly<Record<RowComparison, string>> = {
  equal: '=',
  notequal: '<>',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
  contains: 'contains',
  notcontains: 'notcontains',
  anyof: 'anyof',
  allof: 'allof',
  noneof: 'noneof',
  empty: 'empty',
  notempty: 'notempty',
};

/** A text cannot end with a backslash in an expression: it would make the quotation mark after it a letter. */
function quoted(text: string): string {
  return `'${text.replace(/\\+$/, '').replaceAll(/['"]/g, String.raw`\$&`)}'`;
}

function plain(value: Plain): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

function written({ name, comparison, value }: Row): string {
  const left = `{${name}} ${signs[comparison]}`;
  if (comparison === 'empty' || comparison === 'notempty') return left;
  return `${left} ${Array.isArray(value) ? `[${value.map(plain).join(', ')}]` : plain(value ?? '')}`;
}

/** Rows as the expression that is stored; empty where there are none. */
export function writeCondition(condition: Condition): string {
  const { join, parts } = tidied(condition);
  return parts
    .map((part) => (isGroup(part) ? `(${part.map(written).join(` ${otherJoin[join]} `)})` : written(part)))
    .join(` ${join} `);
}
