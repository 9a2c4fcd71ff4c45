import { hashOfFile, problem, type App, type Tx } from '#platform';
import { fileSource, storedSource, type ByteSource } from './byte-source.ts';
import type { ImportFile } from './imports.ts';

/** The bytes of a file of an import, wherever they lie. Throws `not-found`. */
export async function sourceOf(app: App, workspace: string, file: ImportFile | undefined): Promise<ByteSource> {
  return app.database.inWorkspace(workspace, (tx) => sourceIn(tx, app, file));
}

/** The same within a transaction. */
export async function sourceIn(tx: Tx, app: App, file: ImportFile | undefined): Promise<ByteSource> {
  if (file === undefined) throw problem('not-found', { detail: 'The import has no file.' });
  if (file.path !== null) return fileSource(file.path, { name: file.name, size: file.size });
  const hash = file.file === null ? undefined : await hashOfFile(tx, file.file);
  if (hash === undefined) throw problem('not-found', { detail: 'The uploaded file is no longer here.' });
  return storedSource(app.files, { workspace: tx.workspace, hash, name: file.name, size: file.size });
}
