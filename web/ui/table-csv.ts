/** A table as the page shows it, as CSV: spreadsheets take no cell of it for a formula. */
export function csvOf(rows: ReadonlyArray<readonly string[]>): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t\r]/.test(text) || /^-(?![\d.,]+( ?%)?$)/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Saves what a table on the page says under a name. */
export function saveTable(table: HTMLTableElement, name: string): void {
  const rows = [...table.rows].map((row) => [...row.cells].map(({ textContent }) => textContent.trim()));
  const url = URL.createObjectURL(new Blob([`\uFEFF${csvOf(rows)}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
