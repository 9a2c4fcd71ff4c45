/** What a picture is by its first bytes, whatever its name or sender says; undefined for anything else. */
export function pictureTypeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) return 'image/gif';
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'image/webp' : undefined;
}

/** Exif that says nothing but which way up the picture is. */
function uprightExif(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

/** Which way up a picture is, by its Exif; 1, as it lies, where it does not say. */
function orientationIn(exif: Buffer): number {
  const tiff = exif.subarray(6);
  if (exif.toString('latin1', 0, 4) !== 'Exif' || tiff.length < 14) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  for (let entry = 0; entry < two(first); entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (two(at) === 0x0112) return Math.min(Math.max(two(at + 8), 1), 8);
  }
  return 1;
}

const exifMarker = 0xe1;
/** Where a camera, a program or a person wrote: Exif and XMP, IPTC, comments. */
const telling = new Set([exifMarker, 0xed, 0xfe]);

function bareJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1]!;
    const ends = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === exifMarker) orientation = Math.max(orientation, orientationIn(bytes.subarray(at + 4, ends)));
    if (!telling.has(marker)) kept.push(bytes.subarray(at, ends));
    at = ends;
  }
  if (orientation > 1) kept.splice(1, 0, uprightExif(orientation));
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

const tellingChunks = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

function barePng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const ends = at + 12 + bytes.readUInt32BE(at);
    if (!tellingChunks.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, ends));
    at = ends;
  }
  return Buffer.concat(kept);
}

function bareWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const ends = at + 8 + size + (size % 2);
    const chunk = Buffer.from(bytes.subarray(at, ends));
    const name = chunk.toString('latin1', 0, 4);
    // The flags of what was taken out.
    if (name === 'VP8X') chunk[8]! &= ~0b1100;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = ends;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

const bare: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
};

/**
 * A picture without what else its file tells: the place and time of a photo, the camera, the program, comments. Which way up it is stays. Bytes
 * that are no whole picture, and kinds that we do not take apart (HEIC, TIFF), come back as they are.
 */
export function barePicture(bytes: Buffer): Buffer {
  const take = bare[pictureTypeOf(bytes) ?? ''];
  if (take === undefined) return bytes;
  try {
    return take(bytes);
  } catch (error) {
    // Its parts point beyond its end: no browser shows it, and nobody finds a place in it that we could name.
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}
