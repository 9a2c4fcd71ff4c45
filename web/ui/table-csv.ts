import { csvLine } from '#core/csv-line.ts';

/** Saves what a table on the page says as CSV, under a name. */
export function saveTable(table: HTMLTableElement, name: string): void {
  const rows = [...table.rows].map((row) => [...row.cells].map(({ textContent }) => textContent.trim()));
  const url = URL.createObjectURL(
    new Blob([`\uFEFF${rows.map(csvLine).join('')}`], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
