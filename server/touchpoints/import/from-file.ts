import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { workspaceSettings } from '#people';
import { problem, sql, systemActor, type App } from '#platform';
import { addFile, createImport, readImport, type ImportRow } from './imports.ts';
import { previewImport } from './preview.ts';
import { firstBytes } from './preview-uploaded.ts';
import { runImport, type OnProgress } from './run.ts';
import { checkResponses } from './responses-file.ts';
import { startImport } from './start.ts';

/** The preview of a file of this machine: what it is, a guessed mapping (or the one given), the first rows as they would be taken. */
export async function previewFile(app: App, workspace: string, about: { path: string; mapping?: Mapping | undefined }) {
  const { size } = await fileAt(about.path);
  const bytes = await firstBytes(createReadStream(about.path));
  const { zone, now } = await app.database.inWorkspace(workspace, async (tx) => ({
    zone: (await workspaceSettings(tx)).zone,
    now: tx.now,
  }));
  const sample = { name: basename(about.path), bytes, whole: bytes.length === size };
  return previewImport(sample, { mapping: about.mapping, zone, now });
}

interface FromFile {
  path: string;
  mapping: Mapping;
  /** The files of the mapping's lookups by their names. */
  lookups?: Readonly<Record<string, string>>;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/**
 * Takes a file of this machine in, here and now. The same file that was broken off before goes on where it was.
 * Answers the import at its end. Throws `not-found`, `refused`.
 */
export async function importFile(app: App, workspace: string, from: FromFile): Promise<ImportRow> {
  const id = (await unfinished(app, workspace, from)) ?? (await begin(app, workspace, from));
  const { onProgress, signal } = from;
  await runImport(app, { workspace, id, ...(onProgress && { onProgress }), ...(signal && { signal }) });
  return app.database.inWorkspace(workspace, (tx) => readImport(tx, id));
}

async function unfinished(app: App, workspace: string, { path, mapping }: FromFile): Promise<string | undefined> {
  const { size } = await fileAt(path);
  const found = await app.database.inWorkspace(workspace, (tx) =>
    tx.maybe(sql<{ id: string }>`
      select import.id from touchpoints.import join touchpoints.import_file file on file.import = import.id
      where state = 'running' and file.role = 'rows' and file.path = ${resolve(path)} and file.size = ${size}
        and import.mapping = ${JSON.stringify(mapping)}::jsonb
      order by import.id desc limit 1`),
  );
  return found?.id;
}

async function begin(app: App, workspace: string, { path, mapping, lookups = {} }: FromFile): Promise<string> {
  const files = await Promise.all(
    Object.entries({ rows: path, ...lookups }).map(async ([role, each]) => ({ role, ...(await fileAt(each)) })),
  );
  const [rows, ...others] = files as [(typeof files)[number], ...typeof files];
  return app.database.inWorkspace(workspace, async (tx) => {
    const id = await createImport(tx, rows);
    for (const file of others) await addFile(tx, id, file);
    await checkResponses(tx, app, { id, mapping });
    await startImport(tx, systemActor(workspace), { id, mapping });
    return id;
  });
}

async function fileAt(path: string): Promise<{ name: string; size: number; path: string }> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw problem('not-found', { detail: `There is no file ${path}.` });
  if (found.size === 0) throw problem('invalid', { detail: `The file ${path} is empty.` });
  return { name: basename(path), size: found.size, path: resolve(path) };
}
