// ISO/IEC 18004:2015, table 9, level M (15 % of a code may be lost): bytes that mend a block, and blocks, by version from 1 on.
const mending = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** How large a code of one version is and how its bytes are divided. */
export interface QrSize {
  version: number;
  /** Modules on a side. */
  side: number;
  mending: number;
  blocks: number;
  /** Bytes of data and mending together. */
  bytes: number;
  /** Middles of the small squares that readers find their way by. */
  marks: number[];
}

function marksOf(version: number, side: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => side - 7 - (count - 2 - at) * step)];
}

function modulesForData(version: number): number {
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const ofMarks = count === 0 ? 0 : (25 * count - 10) * count - 55;
  return (16 * version + 128) * version + 64 - ofMarks - (version >= 7 ? 36 : 0);
}

function sizeOf(version: number): QrSize {
  const side = version * 4 + 17;
  const [mend, count] = [mending[version - 1]!, blocks[version - 1]!];
  const bytes = Math.floor(modulesForData(version) / 8);
  return { version, side, mending: mend, blocks: count, bytes, marks: marksOf(version, side) };
}

/** The bytes before the text: its kind, and how long it is. */
export const headBits = (version: number): number => (version < 10 ? 12 : 20);

/** The smallest code that holds so many bytes of text. Throws above 664: nobody scans that from a wall. */
export function sizeFor(length: number): QrSize {
  for (let version = 1; version <= mending.length; version++) {
    const size = sizeOf(version);
    if (headBits(version) + length * 8 <= (size.bytes - size.mending * size.blocks) * 8) return size;
  }
  throw new RangeError(`${length} bytes are too many for a code that can still be scanned.`);
}
