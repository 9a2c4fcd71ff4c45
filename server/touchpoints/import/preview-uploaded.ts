import type { Readable } from 'node:stream';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { workspaceSettings } from '#people';
import { hashOfFile, problem, type App } from '#platform';
import { sampleBytes } from './detect.ts';
import { readImport } from './imports.ts';
import { previewImport } from './preview.ts';

/** The preview of a file whose bytes have arrived. Throws `refused` before that, and when there is nothing in it to take. */
export async function previewUploaded(
  app: App,
  workspace: string,
  about: { id: string; mapping: Mapping | undefined },
) {
  const { file, hash, zone, now } = await app.database.inWorkspace(workspace, async (tx) => {
    const { files } = await readImport(tx, about.id);
    const [rows] = files;
    const hash = rows?.file ? await hashOfFile(tx, rows.file) : undefined;
    return { file: rows, hash, zone: (await workspaceSettings(tx)).zone, now: tx.now };
  });
  if (file === undefined || hash === undefined) throw problem('refused', { detail: 'The file has not arrived yet.' });
  const bytes = await firstBytes(app.files.read(workspace, hash));
  const sample = { name: file.name, bytes, whole: bytes.length === file.size };
  const preview = await previewImport(sample, { mapping: about.mapping, zone, now });
  if (preview.examples.length === 0)
    throw problem('refused', { detail: 'There is no row in this file that can be read: only a header, or less.' });
  return preview;
}

/** The first bytes of a stream, which is then let go. */
export async function firstBytes(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= sampleBytes) break;
  }
  return Buffer.concat(parts).subarray(0, sampleBytes);
}
