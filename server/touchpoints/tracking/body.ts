import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { problem } from '#platform';
import { tooDeep } from './nesting.ts';

/** The largest body that is looked at, plain or inflated. */
export const largestBody = 4 * 1024 * 1024;

const inflaters = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

function encodingOf(bytes: Buffer, header: string | undefined): keyof typeof inflaters | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return header === 'deflate' || header === 'br' ? header : null;
}

/** The bytes of the text: SDKs send gzip under any content type, so the bytes decide, not the headers. */
async function inflated(bytes: Buffer, header: string | undefined): Promise<Buffer> {
  const encoding = encodingOf(bytes, header);
  if (encoding === null) return bytes;
  try {
    return await inflaters[encoding](bytes, { maxOutputLength: largestBody });
  } catch (error) {
    if (error instanceof RangeError)
      throw problem('too-large', { detail: 'The body is larger than 4 MB once unpacked.' });
    throw problem('invalid', { detail: `The body is not valid ${encoding}.` });
  }
}

/** Neither zero bytes nor half characters can be kept as text by Postgres. */
const unkeepable = /\\u(0000|d[89a-f][0-9a-f]{2})/i;

function keepable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(keepable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [keepable(key), keepable(each)]));
}

/** A body as JSON. Throws `invalid` for anything else: the one case in which a whole batch is refused. */
export async function readBody(body: unknown, encoding: string | undefined): Promise<unknown> {
  const bytes = Buffer.isBuffer(body) ? await inflated(body, encoding) : Buffer.alloc(0);
  if (tooDeep(bytes)) throw problem('invalid', { detail: 'The body is nested too deeply.' });
  const text = bytes.toString('utf8');
  try {
    const value: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    return unkeepable.test(text) ? keepable(value) : value;
  } catch {
    throw problem('invalid', { detail: 'The body is not valid JSON.' });
  }
}
