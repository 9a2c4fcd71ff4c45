import type { App, Tx } from '#platform';
import type { Format } from '#core/touchpoints/import/mapping.ts';
import type { Item } from './formats/index.ts';

/** What became of a row. */
export type Outcome = 'taken' | 'duplicate' | { reason: string };

/** A domain to the right that takes the rows of a format as its own, such as channels the mails of an mbox. */
export interface ImportReader {
  format: Format;
  /** Takes rows in the transaction of the import; answers one outcome per row, in order. Must be idempotent by what is in the row. */
  take(tx: Tx, app: App, rows: { items: readonly Item[]; source: string; import: string }): Promise<Outcome[]>;
}

const readers = new Map<Format, ImportReader>();

/** Lets a domain take the rows of a format from now on; called while the domains are loaded. */
export function registerImportReader(reader: ImportReader): void {
  readers.set(reader.format, reader);
}

export function importReader(format: Format): ImportReader | undefined {
  return readers.get(format);
}
