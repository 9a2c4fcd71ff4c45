type Cell = string | number | boolean | Date | null | undefined;

const formula = /^\s*[=+@]|^\s*-(?![\d.,]+( ?%)?$)|^[\t\r\n]/;

/** Words that a spreadsheet would take for a formula get a sign before them: it shows them, and runs nothing. */
function cell(value: Cell): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value ?? '');
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file (RFC 4180) with its end; times in ISO 8601, nothing for null. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}
