import { csvSettings, type CsvSettings, type Format } from '#core/touchpoints/import/mapping.ts';
import type { ByteSource } from '../byte-source.ts';
import { readCsv } from './csv.ts';
import type { Cursor, Item } from './item.ts';
import { readJsonLines } from './jsonl.ts';
import { readMbox } from './mbox.ts';
import { readXes } from './xes.ts';

interface How {
  format: Format;
  csv?: CsvSettings | undefined;
}

/** The rows of a file after the cursor, one by one, whatever its format. */
export function readItems(source: ByteSource, { format, csv }: How, from: Cursor): AsyncGenerator<Item> {
  if (format === 'csv') return readCsv(source, csv ?? csvSettings.parse({}), from);
  if (format === 'jsonl') return readJsonLines(source, from);
  return format === 'xes' ? readXes(source, from) : readMbox(source, from);
}

export type { Cursor, Item } from './item.ts';
