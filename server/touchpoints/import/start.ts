import { namesNoTime, noTimeFound, type Mapping } from '#core/touchpoints/import/mapping.ts';
import { audit } from '#people';
import { problem, releaseFiles, sql, type Actor, type App, type Tx } from '#platform';
import { importSource } from '../sources/sources.ts';
import { readImport } from './imports.ts';
import { importReader } from './takers.ts';

/** Lets an import take its rows by a mapping. Throws `refused` when files or the time are missing or it has been started before. */
export async function startImport(
  tx: Tx,
  actor: Pick<Actor, 'kind' | 'id' | 'name'>,
  { id, mapping }: { id: string; mapping: Mapping },
): Promise<void> {
  if (namesNoTime(mapping)) throw problem('refused', { detail: noTimeFound, code: 'no-time' });
  const row = await readImport(tx, id);
  const missing = Object.keys(mapping.lookups).filter((name) => !row.files.some(({ role }) => role === name));
  if (missing.length > 0)
    throw problem('refused', {
      detail: `The mapping looks values up in files that are not here: ${missing.join(', ')}.`,
      code: 'lookup',
    });
  const source = await importSource(tx, mapping.source);
  const [rows] = row.files;
  const packed = rows === undefined || /\.gz$/i.test(rows.name);
  const started = await tx.run(sql`
    update touchpoints.import set state = 'running', mapping = ${JSON.stringify(mapping)}::jsonb, format = ${mapping.format},
      source = ${source}, total_bytes = ${packed ? null : rows.size}, started_at = ${tx.now}, moved_at = ${tx.now}, problem = null
    where id = ${id} and state = 'ready'`);
  if (started === 0)
    throw problem('refused', {
      detail: 'This import cannot be started: it is uploading, running or over.',
      code: row.state,
    });
  await audit(tx, actor, { action: 'import.start', subject: id, detail: { name: row.name, source: mapping.source } });
}

/** Stops an import; what was taken stays. Throws `refused` when it is over. */
export async function cancelImport(
  tx: Tx,
  app: App,
  about: { id: string; actor: Pick<Actor, 'kind' | 'id' | 'name'> },
): Promise<void> {
  const { id, actor } = about;
  const { name } = await readImport(tx, id);
  const changed = await tx.run(sql`update touchpoints.import set state = 'cancelled', finished_at = ${tx.now}
    where id = ${id} and state in ('uploading', 'ready', 'running')`);
  if (changed === 0) throw problem('refused', { detail: 'This import is over already.' });
  await clear(tx, app, id);
  await audit(tx, actor, { action: 'import.cancel', subject: id, detail: { name } });
}

/** Ends an import as done or failed. */
export async function endImport(
  tx: Tx,
  app: App,
  { id, state, reason }: { id: string; state: 'done' | 'failed'; reason?: string },
): Promise<void> {
  const ended =
    await tx.run(sql`update touchpoints.import set state = ${state}, problem = ${reason ?? null}, finished_at = ${tx.now},
    moved_at = ${tx.now}, position = case when ${state} = 'done' then coalesce(total_bytes, position) else position end
    where id = ${id} and state = 'running'`);
  if (ended > 0) await clear(tx, app, id);
}

/** The uploaded bytes and looked-up rows have served their purpose. */
async function clear(tx: Tx, app: App, id: string): Promise<void> {
  const { format } = await readImport(tx, id);
  if (format !== null) await importReader(format)?.ended(tx, id);
  await tx.run(sql`delete from touchpoints.import_lookup where import = ${id}`);
  await releaseFiles(tx, app.files, `import:${id}`);
}

const keptDays = 30;

/** Forgets imports that were over a month ago, with their refused rows, and uploads that nobody went on with. */
export async function forgetOldImports(tx: Tx, app: App): Promise<void> {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000);
  const gone = await tx.all(sql<{ id: string }>`
    delete from touchpoints.import where coalesce(finished_at, moved_at, created_at) < ${before} returning id`);
  for (const { id } of gone) await releaseFiles(tx, app.files, `import:${id}`);
}
