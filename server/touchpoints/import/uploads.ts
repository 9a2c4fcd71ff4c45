import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problem, referToFile, type App } from '#platform';
import { fileArrived, readImport, type ImportFile, type ImportRow } from './imports.ts';

interface Upload {
  workspace: string;
  id: string;
  role: string;
}

const folderOf = (app: App) => join(app.files.folder, 'incoming');
const partOf = (app: App, { id, role }: Upload) => join(folderOf(app), `import-${id}-${role}`);
const busy = new Set<string>();

/** How many bytes of a file have arrived. */
export async function receivedBytes(app: App, upload: Upload): Promise<number> {
  return stat(partOf(app, upload)).then(
    ({ size }) => size,
    () => 0,
  );
}

/** What has arrived of each file of an import. */
export async function receivedOf(app: App, workspace: string, row: ImportRow): Promise<Map<string, number>> {
  const waiting = row.files.filter(({ file, path }) => file === null && path === null);
  const sizes = await Promise.all(
    waiting.map(async ({ role }) => [role, await receivedBytes(app, { workspace, id: row.id, role })] as const),
  );
  return new Map(sizes);
}

/**
 * Appends bytes to an upload; whatever arrived before a connection broke stays. Answers how many there are now.
 * Throws `conflict` when `offset` is not that number, `too-large`, `refused` when the file is there already.
 */
export async function appendUpload(app: App, upload: Upload & { offset: number }, bytes: Readable): Promise<number> {
  const row = await app.database.inWorkspace(upload.workspace, (tx) => readImport(tx, upload.id));
  const file = row.files.find(({ role }) => role === upload.role);
  if (file === undefined) throw problem('not-found', { detail: 'This import awaits no such file.' });
  if (row.state !== 'uploading' || file.file !== null)
    throw problem('refused', { detail: 'This file has arrived already.' });
  const part = partOf(app, upload);
  if (busy.has(part))
    throw problem('conflict', { detail: 'This file is being sent by another connection.', code: 'busy' });
  busy.add(part);
  try {
    return await append(app, { upload, file, part }, bytes);
  } finally {
    busy.delete(part);
  }
}

async function append(
  app: App,
  { upload, file, part }: { upload: Upload & { offset: number }; file: ImportFile; part: string },
  bytes: Readable,
): Promise<number> {
  const before = await receivedBytes(app, upload);
  if (upload.offset !== before)
    throw problem('conflict', { detail: `${before} bytes have arrived; go on there.`, code: `offset-${before}` });
  await mkdir(folderOf(app), { recursive: true });
  await pipeline(bytes, atMost(file.size - before), createWriteStream(part, { flags: 'a', flush: true }));
  const received = await receivedBytes(app, upload);
  if (received === file.size) await keep(app, { upload, file, part });
  return received;
}

function atMost(room: number): Transform {
  let left = room;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      done(left < 0 ? problem('too-large', { detail: 'The file is longer than was announced.' }) : null, chunk);
    },
  });
}

/** Whole: into the file store, outside any transaction since that may take long. */
async function keep(
  app: App,
  { upload, file, part }: { upload: Upload; file: ImportFile; part: string },
): Promise<void> {
  const { hash, size } = await app.files.put(upload.workspace, createReadStream(part));
  await app.database.inWorkspace(upload.workspace, async (tx) => {
    const stored = { hash, size, name: file.name, type: 'application/octet-stream', owner: `import:${upload.id}` };
    const { id } = await referToFile(tx, stored);
    await fileArrived(tx, upload.id, { role: upload.role, file: id });
  });
  await rm(part, { force: true });
}
