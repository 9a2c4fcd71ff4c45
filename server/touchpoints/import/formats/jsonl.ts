import type { Row } from '#core/touchpoints/import/values.ts';
import type { ByteSource } from '../byte-source.ts';
import { longestRow, type Cursor, type Item } from './item.ts';
import { linesOf } from './lines.ts';

/** The objects of a JSON Lines file after the cursor; what is inside an object is a column `outer.inner`. */
export async function* readJsonLines(source: ByteSource, from: Cursor): AsyncGenerator<Item> {
  const at = { ...from };
  const stream = source.open(at.bytes);
  try {
    for await (const { bytes, length, cut } of linesOf(stream, longestRow)) {
      at.bytes += length;
      const raw = bytes
        .toString()
        .replace(/^\ufeff/, '')
        .trim();
      if (raw === '') continue;
      at.rows++;
      const place = { number: at.rows, end: at.bytes };
      yield cut
        ? { ...place, raw: raw.slice(0, 1000), row: {}, reason: 'it is longer than 1 MB' }
        : { ...place, raw, ...objectOf(raw) };
    }
  } finally {
    stream.destroy();
  }
}

function objectOf(text: string): Pick<Item, 'row' | 'reason'> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { row: flat(read) };
    return { row: {}, reason: 'it is JSON, but not an object' };
  } catch {
    return { row: {}, reason: 'it is not JSON' };
  }
}

function flat(object: object, prefix = '', depth = 0): Row {
  const row: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object) as Array<[string, unknown]>) {
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 4;
    if (inner) Object.assign(row, flat(value as object, `${prefix}${key}.`, depth + 1));
    else row[prefix + key] = value;
  }
  return row;
}
