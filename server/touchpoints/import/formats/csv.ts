import { parse } from 'csv-parse';
import type { CsvSettings } from '#core/touchpoints/import/mapping.ts';
import type { ByteSource } from '../byte-source.ts';
import { longestRow, type Cursor, type Item } from './item.ts';
import { linesOf } from './lines.ts';

const longestShown = 10_000;

interface Parsed {
  record: string[];
  info: { bytes: number };
  raw: string;
}

function parserOf(settings: CsvSettings, { first, take }: { first: boolean; take(record: Parsed): void }) {
  return parse({
    delimiter: settings.delimiter,
    encoding: settings.encoding,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: first,
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record(record) {
      take(record as unknown as Parsed);
      return null; // nothing waits in the parser, where an error further down would take it along
    },
  });
}

/** Hands something to the parser; what it says against it. */
function told(hand: (done: (error?: Error | null) => void) => void): Promise<Error | undefined> {
  return new Promise((resolve) => {
    hand((error) => resolve(error ?? undefined));
  });
}

/** The records from a byte on. What stands before an error comes before it is thrown. */
async function* recordsFrom(source: ByteSource, settings: CsvSettings, start: number): AsyncGenerator<Parsed> {
  const ready: Parsed[] = [];
  const parser = parserOf(settings, { first: start === 0, take: (record) => ready.push(record) });
  parser.on('error', () => undefined); // told by the call that led to it
  const stream = source.open(start);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const error = await told((done) => parser.write(chunk, done));
      yield* ready.splice(0);
      if (error !== undefined) throw error;
    }
    const error = await told((done) => parser.end(done));
    yield* ready.splice(0);
    if (error !== undefined) throw error;
  } finally {
    stream.destroy();
    parser.destroy();
  }
}

/** The names of the columns and the byte after the header. Columns without a name, or with one that stands twice, get a number. */
export async function readHeader(
  source: ByteSource,
  settings: CsvSettings,
): Promise<{ columns: string[]; end: number }> {
  for await (const { record, info } of recordsFrom(source, settings, 0))
    return settings.header
      ? { columns: named(record), end: info.bytes }
      : { columns: record.map((_, at) => String(at + 1)), end: 0 };
  return { columns: [], end: 0 };
}

function named(record: readonly string[]): string[] {
  const seen = new Set<string>();
  return record.map((cell, at) => {
    const name = cell.trim() === '' ? String(at + 1) : cell.trim();
    const unique = seen.has(name) ? `${name}_${at + 1}` : name;
    seen.add(unique);
    return unique;
  });
}

/** The rows of a CSV file after the cursor. A stray quote costs its own line, not the rest of the file. */
export async function* readCsv(source: ByteSource, settings: CsvSettings, from: Cursor): AsyncGenerator<Item> {
  const { columns, end } = await readHeader(source, settings);
  const at = { ...from, bytes: Math.max(from.bytes, end) };
  for (;;) {
    const broken = yield* readUntilBroken(source, { settings, columns, at });
    if (!broken) return;
    const line = await firstLine(source, at.bytes);
    if (line.length === 0) return;
    at.bytes += line.length;
    at.rows++;
    yield {
      number: at.rows,
      end: at.bytes,
      raw: line.shown,
      row: {},
      reason: line.length > longestRow ? 'it is longer than 1 MB' : 'its quotes do not fit',
    };
  }
}

interface Reading {
  settings: CsvSettings;
  columns: readonly string[];
  /** Moved along with every row. */
  at: Cursor;
}

async function* readUntilBroken(source: ByteSource, { settings, columns, at }: Reading): AsyncGenerator<Item, boolean> {
  const start = at.bytes;
  try {
    for await (const { record, info, raw } of recordsFrom(source, settings, start)) {
      // Several lines and the wrong number of columns: a stray quote has swallowed rows that are whole themselves.
      if (record.length !== columns.length && raw.trim().includes('\n')) return true;
      at.bytes = start + info.bytes;
      at.rows++;
      yield itemOf({ record, raw, columns }, at);
    }
    return false;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_') === true) return true;
    throw error;
  }
}

function itemOf(
  { record, raw, columns }: { record: string[]; raw: string; columns: readonly string[] },
  at: Cursor,
): Item {
  const item = { number: at.rows, end: at.bytes, raw: raw.replace(/\r?\n$/, '') };
  if (record.length !== columns.length)
    return {
      ...item,
      row: {},
      reason: `it has ${record.length} column${record.length === 1 ? '' : 's'} where the header has ${columns.length}`,
    };
  const row: Record<string, string> = {};
  columns.forEach((name, index) => (row[name] = record[index] ?? ''));
  return { ...item, row };
}

/** The beginning of the next line and how many bytes it has; a line may be longer than memory. */
async function firstLine(source: ByteSource, from: number): Promise<{ shown: string; length: number }> {
  const stream = source.open(from);
  try {
    for await (const { bytes, length } of linesOf(stream, longestShown))
      return { shown: bytes.toString().trimEnd(), length };
    return { shown: '', length: 0 };
  } finally {
    stream.destroy();
  }
}
