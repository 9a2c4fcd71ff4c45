import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileStore } from '#platform';

/** A file that can be read again from any byte. Positions of packed files are those of what is inside. */
export interface ByteSource {
  name: string;
  /** Null for packed files, whose length is only known at the end. */
  size: number | null;
  open(from: number): Readable;
}

const isPacked = (name: string) => /\.gz$/i.test(name);

/** A file of this machine. */
export function fileSource(path: string, about: { name: string; size: number }): ByteSource {
  if (isPacked(about.name)) return packed(about.name, () => createReadStream(path));
  return { ...about, open: (from) => createReadStream(path, { start: from }) };
}

/** A file of the file store. */
export function storedSource(
  files: FileStore,
  at: { workspace: string; hash: string; name: string; size: number },
): ByteSource {
  const open = (from?: number) => files.read(at.workspace, at.hash, from);
  if (isPacked(at.name)) return packed(at.name, () => open());
  return { name: at.name, size: at.size, open };
}

/** The first bytes of a file. */
export function sampleSource(name: string, bytes: Buffer): ByteSource {
  const open = () => Readable.from([bytes], { objectMode: false });
  return isPacked(name) ? packed(name, open) : { name, size: bytes.length, open: (from) => skipping(open(), from) };
}

function packed(name: string, open: () => Readable): ByteSource {
  return {
    name,
    size: null,
    open(from) {
      const raw = open();
      const plain = createGunzip();
      raw.on('error', (error) => plain.destroy(error));
      plain.on('close', () => raw.destroy());
      return skipping(raw.pipe(plain), from);
    },
  };
}

function skipping(stream: Readable, count: number): Readable {
  if (count === 0) return stream;
  let left = count;
  const rest = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const skip = Math.min(left, chunk.length);
      left -= skip;
      done(null, skip === chunk.length ? undefined : chunk.subarray(skip));
    },
  });
  stream.on('error', (error) => rest.destroy(error));
  rest.on('close', () => stream.destroy());
  return stream.pipe(rest);
}
