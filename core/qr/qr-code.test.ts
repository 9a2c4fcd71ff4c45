import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mendingBytes } from './reed-solomon.ts';
import { qrCode } from './qr-code.ts';

const fingerprint = (text: string) => {
  const rows = qrCode(Buffer.from(text)).map((row) => row.map(Number).join(''));
  return `${rows.length} ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 12)}`;
};

test('a block is mended as in the example of the standard (ISO/IEC 18004, annex I)', () => {
  const block = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
  expect(mendingBytes(block, 10)).toEqual([0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55]);
});

// These codes were read back by another program (jsQR 1.4.0) when they were written down here.
test('codes that were read stay as they were', () => {
  expect(['https://acme.example/p/ab', 'x'.repeat(150), 'y'.repeat(640)].map(fingerprint)).toEqual([
    '25 e3f4bad8053e',
    '49 9782fa7f0642',
    '97 9b4a741e6f56',
  ]);
});

test('what is too long to be scanned from a wall is refused', () => {
  expect(() => qrCode(Buffer.from('z'.repeat(700)))).toThrow(/700 bytes/);
});
