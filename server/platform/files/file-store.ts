import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { startProblem } from '../start-problem.ts';

/** Bytes by their content, apart for each workspace. */
export interface FileStore {
  /** Writes the bytes durably and returns their address; the same bytes again cost nothing. */
  put(workspace: string, bytes: Buffer | Readable): Promise<{ hash: string; size: number }>;
  /** The bytes, from the given one on. */
  read(workspace: string, hash: string, from?: number): Readable;
  has(workspace: string, hash: string): Promise<boolean>;
  remove(workspace: string, hash: string): Promise<void>;
  /** Removes everything of a workspace. */
  drop(workspace: string): Promise<void>;
  folder: string;
}

/** A file store in a folder. */
export async function openFileStore(folder: string): Promise<FileStore> {
  await mkdir(join(folder, 'incoming'), { recursive: true }).catch((error: Error) => {
    throw startProblem(`The files cannot be kept in ${folder}: ${error.message}`);
  });
  const place = (workspace: string, hash: string) => join(folder, workspace, hash.slice(0, 2), hash);
  return {
    folder,
    async put(workspace, bytes) {
      const incoming = join(folder, 'incoming', randomUUID());
      try {
        const { hash, size } = await writeHashed(incoming, bytes);
        const target = place(workspace, hash);
        await mkdir(dirname(target), { recursive: true });
        await rename(incoming, target);
        await syncFolder(dirname(target));
        return { hash, size };
      } finally {
        await rm(incoming, { force: true });
      }
    },
    read: (workspace, hash, from = 0) => createReadStream(place(workspace, hash), { start: from }),
    has: (workspace, hash) =>
      stat(place(workspace, hash)).then(
        () => true,
        () => false,
      ),
    remove: (workspace, hash) => rm(place(workspace, hash), { force: true }),
    drop: (workspace) => rm(join(folder, workspace), { recursive: true, force: true }),
  };
}

async function writeHashed(file: string, bytes: Buffer | Readable): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const source = Buffer.isBuffer(bytes) ? Readable.from([bytes], { objectMode: false }) : bytes;
  await pipeline(source, measure, createWriteStream(file, { flush: true }));
  return { hash: digest.digest('hex'), size };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
