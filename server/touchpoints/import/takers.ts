import type { App, Tx } from '#platform';
import type { Format, Mapping } from '#core/touchpoints/import/mapping.ts';
import type { Item } from './formats/index.ts';

/** What became of a row. */
export type Outcome = 'taken' | 'duplicate' | { reason: string };

/** A domain to the right that takes the rows of a format as its own, such as channels the mails of an mbox. */
export interface ImportReader {
  format: Format;
  /** Rows of one transaction at the most. */
  atOnce: number;
  /** What can be done before the transaction, so that it stays short. */
  prepare(items: readonly Item[]): Promise<void>;
  /** Takes rows in the transaction of the import; answers one outcome per row, in order. Must be idempotent by what is in the row. */
  take(tx: Tx, app: App, rows: TakenRows): Promise<Outcome[]>;
  /** The import is over, or was stopped: no more rows will come. */
  ended(tx: Tx, id: string): Promise<void>;
}

export interface TakenRows {
  items: readonly Item[];
  mapping: Mapping;
  source: string;
  import: string;
}

const readers = new Map<Format, ImportReader>();

/** Lets a domain take the rows of a format from now on; called while the domains are loaded. */
export function registerImportReader(reader: ImportReader): void {
  readers.set(reader.format, reader);
}

export function importReader(format: Format): ImportReader | undefined {
  return readers.get(format);
}
