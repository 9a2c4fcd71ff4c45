import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { problem } from '#platform';
import type { Problem } from '#core/contract/problems.ts';
import type { ByteSource } from '../byte-source.ts';
import { longestRow, type Cursor, type Item } from './item.ts';

const kinds = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/**
 * The events of a XES log after the cursor: a row each, the trace's attributes as `case:…` beside its own. An event makes
 * sense only within its trace, so going on reads the log from its beginning and passes over the rows that were taken.
 */
export async function* readXes(source: ByteSource, from: Cursor): AsyncGenerator<Item> {
  const found: Array<Record<string, string>> = [];
  let bytes = 0;
  let tagAt = 0;
  const parser = eventParser({ take: (row) => found.push(row), tag: () => (tagAt = bytes) });
  const decoder = new StringDecoder('utf8');
  const stream = source.open(0);
  let number = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      parser.write(decoder.write(chunk));
      if (bytes - tagAt > longestRow + chunk.length) throw notALog('one of its values is longer than 1 MB');
      for (const row of found.splice(0))
        if (++number > from.rows) yield { number, end: Math.max(bytes, from.bytes), raw: JSON.stringify(row), row };
    }
    parser.close(); // a log that breaks off says so
  } finally {
    stream.destroy();
  }
}

function notALog(why: string): Problem {
  return problem('refused', { detail: `The file is not a well-formed XES log: ${why}` });
}

/** Every event carries those of its trace, so many of both would be more than memory. */
const mostAttributes = 1_000;

interface Heard {
  take(row: Record<string, string>): void;
  tag(): void;
}

/** The attributes of a trace or an event. */
function bag(): { of: Record<string, string>; put(key: string, value: string): void } {
  const of: Record<string, string> = {};
  let count = 0;
  return {
    of,
    put(key, value) {
      if (++count > mostAttributes) throw notALog(`a trace or an event has more than ${mostAttributes} attributes`);
      of[key] = value;
    },
  };
}

function eventParser({ take, tag }: Heard): SaxesParser {
  const parser = new SaxesParser();
  const path: string[] = [];
  let trace = bag();
  let event = bag();
  parser.on('error', (error) => {
    throw notALog(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const inside = path.at(-1);
    path.push(name);
    tag();
    if (name === 'trace') trace = bag();
    if (name === 'event') event = bag();
    const { key, value } = attributes as Record<string, string | undefined>;
    if (key === undefined || value === undefined || !kinds.has(name)) return;
    if (inside === 'event') event.put(key, value);
    else if (inside === 'trace') trace.put(`case:${key}`, value);
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    tag();
    if (name === 'event') take({ ...trace.of, ...event.of });
  });
  return parser;
}
