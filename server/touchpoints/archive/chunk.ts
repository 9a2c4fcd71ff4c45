import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { referToFile, releaseFiles, type FileStore, type Tx } from '#platform';

/** Rows of one month and a range of customers in the file store, as JSON Lines. */
export interface Chunk {
  id: string;
  month: string;
  hash: string;
  rows: number;
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Writes lines, reads them back and compares; only then they may stand for the rows themselves. */
export async function writeChunk(
  tx: Tx,
  files: FileStore,
  { id, lines }: { id: string; lines: string[] },
): Promise<string> {
  const text = lines.join('\n');
  const { hash, size } = await files.put(tx.workspace, await zip(text));
  if ((await readText(files, tx.workspace, hash)) !== text)
    throw new Error('An archived chunk did not read back as it was written.');
  await referToFile(tx, { hash, size, name: `${id}.jsonl.gz`, type: 'application/gzip', owner: ownerOf(id) });
  return hash;
}

/** The lines of a chunk. Throws when the bytes are not those that were written. */
export async function readChunk(files: FileStore, workspace: string, chunk: Chunk): Promise<string[]> {
  const lines = (await readText(files, workspace, chunk.hash)).split('\n');
  if (lines.length !== chunk.rows)
    throw new Error(`The archived chunk ${chunk.id} holds ${lines.length} rows instead of ${chunk.rows}.`);
  return lines;
}

export async function releaseChunk(tx: Tx, files: FileStore, id: string): Promise<void> {
  await releaseFiles(tx, files, ownerOf(id));
}

function ownerOf(id: string): string {
  return `frozen:${id}`;
}

async function readText(files: FileStore, workspace: string, hash: string): Promise<string> {
  const bytes = await bytesOf(files.read(workspace, hash));
  if (createHash('sha256').update(bytes).digest('hex') !== hash)
    throw new Error(`The archived file ${hash} is damaged.`);
  return (await unzip(bytes)).toString('utf8');
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
