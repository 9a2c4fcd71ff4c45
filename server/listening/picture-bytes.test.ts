import { expect, test } from 'vitest';
import { barePicture, pictureTypeOf } from './picture-bytes.ts';

const segment = (marker: number, payload: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]), payload]);

/** Exif of a phone: which way up (6: turned right) and where it was taken. */
function phoneExif(): Buffer {
  const tiff = Buffer.alloc(60);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  for (const [at, tag, value] of [
    [10, 0x0112, 6],
    [22, 0x8825, 38],
  ] as const) {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(3, at + 2);
    tiff.writeUInt32LE(1, at + 4);
    tiff.writeUInt16LE(value, at + 8);
  }
  tiff.write('52.5163N 13.3777E', 40, 'latin1');
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}
const scan = Buffer.from('ffda0004000001020304ffd9', 'hex');
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from('JFIF\0')),
  segment(0xe1, phoneExif()),
  segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:GPSLatitude>52.5163N</x>')),
  segment(0xfe, Buffer.from('52.5163N')),
  segment(0xdb, Buffer.alloc(65, 1)),
  scan,
]);

test('a photo keeps what it shows and which way up, and loses where it was taken', () => {
  const bare = barePicture(jpeg);
  expect(bare.includes('52.5163N')).toBe(false);
  expect(bare.includes(Buffer.from('0112000300000001' + '0006', 'hex'))).toBe(true);
  expect(bare.includes(segment(0xdb, Buffer.alloc(65, 1)))).toBe(true);
  expect(bare.subarray(-scan.length).equals(scan)).toBe(true);
  expect(barePicture(bare).equals(bare)).toBe(true);
});

test('PNG and WebP, too; what is cut off or no picture stays as it came', () => {
  const chunk = (name: string, data: string) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(name + data, 'latin1'), Buffer.alloc(4)]);
  };
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', 'x'.repeat(13)),
    chunk('eXIf', '52.5163N'),
    chunk('iTXt', '52.5163N'),
    chunk('IDAT', 'pixels'),
    chunk('IEND', ''),
  ]);
  expect(barePicture(png).toString('latin1')).toMatch(/IHDR.*IDATpixels.*IEND/s);
  expect(barePicture(png).includes('52.5163N')).toBe(false);
  const part = (name: string, data: string) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, Buffer.from(data, 'latin1')]);
  };
  const parts = Buffer.concat([part('VP8X', '\x0c123456789'), part('EXIF', '52.5163N'), part('VP8 ', 'pixels')]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  const webp = barePicture(Buffer.concat([head, parts]));
  expect(webp.includes('52.5163N')).toBe(false);
  expect([webp[20], webp.readUInt32LE(4), webp.includes('pixels')]).toEqual([0, webp.length - 8, true]);
  for (const odd of [jpeg.subarray(0, 30), Buffer.from('<svg onload="alert(1)">'), Buffer.alloc(0)])
    expect(() => barePicture(odd)).not.toThrow();
  expect([pictureTypeOf(jpeg), pictureTypeOf(Buffer.from('<svg>'))]).toEqual(['image/jpeg', undefined]);
});
