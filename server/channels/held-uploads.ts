import { problem, releaseFiles, sql, type App, type RawBuilder, type Tx } from '#platform';

/** Keeps files that somebody handed in with an answer that waits to be sent. Throws `invalid` when one is not there. */
export async function holdUploads(
  tx: Tx,
  input: { held: string; uploads: string[]; by: string | null },
): Promise<void> {
  const kept = await tx.run(sql`update channels.upload set held_by = ${input.held}
    where id = any(${input.uploads}::uuid[]) and by is not distinct from ${input.by} and held_by is null`);
  if (kept < new Set(input.uploads).size)
    throw problem('invalid', { detail: 'An attached file is not there any more: attach it again.' });
}

/** Of these files those that somebody handed in and that are still there. */
export async function uploadsThere(tx: Tx, ids: string[], by: string | null): Promise<Set<string>> {
  const rows = await tx.all<{ id: string }>(sql`select id from channels.upload
    where id = any(${ids}::uuid[]) and by is not distinct from ${by} and held_by is null`);
  return new Set(rows.map(({ id }) => id));
}

/** Gives the files back to whoever writes on with them; they are as fresh as if they were just handed in. */
export async function freeUploads(tx: Tx, held: string, by: string | null): Promise<HeldFile[]> {
  const files = (await heldFiles(tx, [held])).get(held) ?? [];
  await tx.run(sql`update channels.upload set held_by = null, by = ${by}, at = ${tx.now} where held_by = ${held}`);
  return files;
}

/** Lets go of files that were handed in and not sent. */
async function dropUploads(tx: Tx, app: App, which: RawBuilder<unknown>): Promise<void> {
  const dropped = await tx.all<{ owner: string }>(sql`delete from channels.upload
    where workspace = ${tx.workspace} and ${which} returning owner`);
  for (const { owner } of dropped) await releaseFiles(tx, app.files, owner);
}

/** Lets go of the files of answers that will never go. */
export async function dropHeldUploads(tx: Tx, app: App, held: readonly string[]): Promise<void> {
  await dropUploads(tx, app, sql`held_by = any(${held}::uuid[])`);
}

/** Lets go of what these handed in and did not send. */
export async function dropUploadsOf(tx: Tx, app: App, by: readonly string[]): Promise<void> {
  await dropUploads(tx, app, sql`by = any(${by}::text[])`);
}

export type HeldFile = { id: string; name: string; type: string; size: number };

/** The files of answers that wait, by the answer. */
export async function heldFiles(tx: Tx, held: string[]): Promise<Map<string, HeldFile[]>> {
  if (held.length === 0) return new Map();
  const rows = await tx.all<HeldFile & { heldBy: string }>(sql`
    select held_by, id, name, type, size::float8 as size from channels.upload
    where held_by = any(${held}::uuid[]) order by id`);
  return Map.groupBy(rows, ({ heldBy }) => heldBy) as Map<string, HeldFile[]>;
}
