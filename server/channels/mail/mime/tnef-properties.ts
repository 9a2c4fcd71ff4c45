/** Reads little-endian numbers one after another; past the end it throws RangeError, which the caller takes for damage. */
export type Cursor = { bytes: Buffer; at: number };

export function take(cursor: Cursor, length: number): Buffer {
  const end = cursor.at + length;
  if (length < 0 || end > cursor.bytes.length) throw new RangeError('the data end too soon');
  const taken = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return taken;
}

export function number(cursor: Cursor, size: 1 | 2 | 4): number {
  return take(cursor, size).readUIntLE(0, size);
}

const fixed: Record<number, number> = {
  0x2: 4,
  0x3: 4,
  0x4: 4,
  0x5: 8,
  0x6: 8,
  0x7: 8,
  0xa: 4,
  0xb: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const wide = 0x1f;
const several = 0x1000;
const mostProperties = 10_000;

export type Property = { type: number; value: Buffer };

/** A named property carries its name with it; nothing here asks for one. */
function skipName(cursor: Cursor): void {
  take(cursor, 16);
  if (number(cursor, 4) === 0) take(cursor, 4);
  else skipPadded(cursor, number(cursor, 4));
}

function skipPadded(cursor: Cursor, length: number): Buffer {
  const value = take(cursor, length);
  cursor.at = Math.min(cursor.at + ((4 - (length % 4)) % 4), cursor.bytes.length);
  return value;
}

function readValue(cursor: Cursor, type: number): Buffer {
  const base = type & ~several;
  const size = fixed[base];
  const many = (type & several) !== 0 || size === undefined;
  const count = many ? number(cursor, 4) : 1;
  if (count > mostProperties) throw new RangeError('too many values');
  let first: Buffer | undefined;
  for (let each = 0; each < count; each += 1) {
    const value = size === undefined ? skipPadded(cursor, number(cursor, 4)) : take(cursor, size);
    first ??= value;
  }
  return first ?? Buffer.alloc(0);
}

/** The properties (MS-OXTNEF 2.1.3.4) by their number; of several values the first. */
export function readProperties(bytes: Buffer): Map<number, Property> {
  const cursor = { bytes, at: 0 };
  const found = new Map<number, Property>();
  const count = Math.min(number(cursor, 4), mostProperties);
  for (let each = 0; each < count; each += 1) {
    const type = number(cursor, 2);
    const id = number(cursor, 2);
    if (id >= 0x8000) skipName(cursor);
    found.set(id, { type, value: readValue(cursor, type) });
  }
  return found;
}

/** Without the zeros that fill it up: step by step back, for a pattern would look again from each of a million. */
export function withoutFilling(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

/** A property as text, in the letters its type says. */
export function textOf(property: Property | undefined, decode: (bytes: Buffer) => string): string | undefined {
  if (property === undefined) return undefined;
  const text = property.type === wide ? property.value.toString('utf16le') : decode(property.value);
  return withoutFilling(text);
}
