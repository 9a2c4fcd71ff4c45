import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { problem } from '#platform';
import type { ByteSource } from '../byte-source.ts';
import type { Cursor, Item } from './item.ts';

const kinds = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/**
 * The events of a XES log after the cursor: a row each, the trace's attributes as `case:…` beside its own. An event makes
 * sense only within its trace, so going on reads the log from its beginning and passes over the rows that were taken.
 */
export async function* readXes(source: ByteSource, from: Cursor): AsyncGenerator<Item> {
  const found: Array<Record<string, string>> = [];
  const parser = eventParser((row) => found.push(row));
  const decoder = new StringDecoder('utf8');
  const stream = source.open(0);
  let bytes = 0;
  let number = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      parser.write(decoder.write(chunk));
      for (const row of found.splice(0))
        if (++number > from.rows) yield { number, end: Math.max(bytes, from.bytes), raw: JSON.stringify(row), row };
    }
    parser.close(); // a log that breaks off says so
  } finally {
    stream.destroy();
  }
}

function eventParser(take: (row: Record<string, string>) => void): SaxesParser {
  const parser = new SaxesParser();
  const path: string[] = [];
  let trace: Record<string, string> = {};
  let event: Record<string, string> = {};
  parser.on('error', (error) => {
    throw problem('refused', { detail: `The file is not a well-formed XES log: ${error.message}` });
  });
  parser.on('opentag', ({ name, attributes }) => {
    const inside = path.at(-1);
    path.push(name);
    if (name === 'trace') trace = {};
    if (name === 'event') event = {};
    const { key, value } = attributes as Record<string, string | undefined>;
    if (key === undefined || value === undefined || !kinds.has(name)) return;
    if (inside === 'event') event[key] = value;
    else if (inside === 'trace') trace[`case:${key}`] = value;
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (name === 'event') take({ ...trace, ...event });
  });
  return parser;
}
