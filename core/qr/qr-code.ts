import { mendingBytes } from './reed-solomon.ts';
import { headBits, sizeFor, type QrSize } from './qr-sizes.ts';
import { qrGrid } from './qr-grid.ts';
import { leastPenalty } from './qr-mask.ts';

/** The bytes of a text with their head, filled up to what the code holds. */
function dataBytes(text: Uint8Array, size: QrSize): number[] {
  const room = size.bytes - size.mending * size.blocks;
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  put(0b0100, 4);
  put(text.length, headBits(size.version) - 4);
  for (const byte of text) put(byte, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  const bytes = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
  for (let pad = 0xec; bytes.length < room; pad ^= 0xec ^ 0x11) bytes.push(pad);
  return bytes;
}

/** Blocks with what mends them, woven into one another: a smear takes a little of each. */
function woven(data: readonly number[], { blocks, mending, bytes }: QrSize): number[] {
  const short = Math.floor(bytes / blocks) - mending;
  const longer = bytes % blocks;
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, at) => {
    const own = data.slice(from, (from += short + (at >= blocks - longer ? 1 : 0)));
    return { own, mend: mendingBytes(own, mending) };
  });
  const column = (at: number) => parts.flatMap(({ own }) => own[at] ?? []);
  const mendColumn = (at: number) => parts.map(({ mend }) => mend[at]!);
  return [
    ...Array.from({ length: short + 1 }, (_, at) => column(at)).flat(),
    ...Array.from({ length: mending }, (_, at) => mendColumn(at)).flat(),
  ];
}

/** The bytes of a text (UTF-8) as a QR code (ISO/IEC 18004, bytes, level M): rows of modules, true where it is dark, without the quiet zone of 4 around it. */
export function qrCode(bytes: Uint8Array): boolean[][] {
  const size = sizeFor(bytes.length);
  return leastPenalty(qrGrid(size, woven(dataBytes(bytes, size), size)), size);
}
