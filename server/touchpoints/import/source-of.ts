import { problem, sql, type App } from '#platform';
import { fileSource, storedSource, type ByteSource } from './byte-source.ts';
import type { ImportFile } from './imports.ts';

/** The bytes of a file of an import, wherever they lie. Throws `not-found`. */
export async function sourceOf(app: App, workspace: string, file: ImportFile | undefined): Promise<ByteSource> {
  if (file === undefined) throw problem('not-found', { detail: 'The import has no file.' });
  if (file.path !== null) return fileSource(file.path, { name: file.name, size: file.size });
  const { file: reference } = file;
  const stored = await app.database.inWorkspace(workspace, (tx) =>
    tx.maybe(sql<{ hash: string }>`select hash from platform.file_reference where id = ${reference}`),
  );
  if (stored === undefined) throw problem('not-found', { detail: 'The uploaded file is no longer here.' });
  return storedSource(app.files, { workspace, hash: stored.hash, name: file.name, size: file.size });
}
