import { readUuencoded } from './uuencode.ts';

/** Bytes as they were before they travelled, and whether they did not look like what they were said to be. */
export type Carried = { bytes: Buffer; damaged: boolean };

const sample = 20_000;
const [equals, feed, back, space, tab] = [61, 10, 13, 32, 9];

/** Whether most lines at its beginning are base64: words that were only called so are shown as they stand. */
function looksLikeBase64(body: Buffer): boolean {
  const lines = body
    .toString('latin1', 0, sample)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const good = lines.filter((line) => /^[A-Za-z0-9+/=_-]+\s*$/.test(line)).length;
  return good * 2 >= lines.length;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = Uint8Array.from({ length: 256 }, (_, byte) => letters.indexOf(String.fromCharCode(byte)) & 255);

/** Units that are padded each: after the padding begins the next. */
function readUnits(body: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(Math.ceil((body.length * 3) / 4));
  let [length, bits, held] = [0, 0, 0];
  for (const byte of body) {
    const value = valueOf[byte]!;
    if (byte === equals) [bits, held] = [0, 0];
    if (value > 63) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 255;
  }
  return bytes.subarray(0, length);
}

/** Padding ends a unit: what follows begins anew. */
function readBase64(body: Buffer): Carried {
  if (!looksLikeBase64(body)) return { bytes: body, damaged: true };
  const text = body.toString('latin1');
  const padding = text.indexOf('=');
  if (padding === -1 || /^[=\s]*$/.test(text.slice(padding, padding + 4_000))) {
    return { bytes: Buffer.from(text, 'base64'), damaged: false };
  }
  return { bytes: readUnits(body), damaged: false };
}

function digit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** The place behind the line's end when only blanks stand before it, else -1. */
function lineEnd(body: Buffer, from: number): number {
  let at = from;
  while (body[at] === space || body[at] === tab || body[at] === back) at += 1;
  if (at >= body.length) return at;
  return body[at] === feed ? at + 1 : -1;
}

/** Quoted-printable (RFC 2045, 6.7); an equals sign that begins nothing stays one. */
function readQuoted(body: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length;) {
    const byte = body[at]!;
    if (byte !== equals) {
      bytes[length++] = byte;
      at += 1;
      continue;
    }
    const [high, low] = [digit(body[at + 1]), digit(body[at + 2])];
    if (high >= 0 && low >= 0) {
      bytes[length++] = high * 16 + low;
      at += 3;
      continue;
    }
    const behind = lineEnd(body, at + 1);
    if (behind === -1) bytes[length++] = byte;
    at = behind === -1 ? at + 1 : behind;
  }
  return bytes.subarray(0, length);
}

/** Undoes a Content-Transfer-Encoding; an unknown one leaves the bytes as they are. */
export function undoTransfer(body: Buffer, encoding: string): Carried {
  if (encoding === 'base64') return readBase64(body);
  if (encoding === 'quoted-printable') return { bytes: readQuoted(body), damaged: false };
  if (/^(x-)?uu(e|encode|encoded)?$/.test(encoding)) {
    const [file] = readUuencoded(body.toString('latin1')).files;
    return file === undefined ? { bytes: body, damaged: body.length > 0 } : { bytes: file.bytes, damaged: false };
  }
  return { bytes: body, damaged: false };
}
