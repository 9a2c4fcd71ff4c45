import { hashOfFile, problem, referToFile, sql, type Tx } from '#platform';

interface Held {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** Files that are held for many, once more for one of them to be sent with; the bytes stand once. Gives the new ids by the old. */
export async function copyUploads(
  tx: Tx,
  { held, by }: { held: string; by: string | null },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all<Held>(
    sql`select id, name, type, size::float8 as size from channels.upload where held_by = ${held} order by id`,
  );
  const copies = new Map<string, string>();
  for (const row of rows) copies.set(row.id, await copyOf(tx, row, by));
  return copies;
}

async function copyOf(tx: Tx, { id: from, name, type, size }: Held, by: string | null): Promise<string> {
  const hash = await hashOfFile(tx, from);
  if (hash === undefined) throw problem('invalid', { detail: `The file ${name} is not there any more.` });
  const { owner } = await tx.one<{ owner: string }>(sql`select 'upload:' || uuidv7() as owner`);
  const { id } = await referToFile(tx, { hash, size, name, type, owner });
  await tx.run(sql`insert into channels.upload (id, owner, name, type, size, by, at)
    values (${id}, ${owner}, ${name}, ${type}, ${size}, ${by}, ${tx.now})`);
  return id;
}
