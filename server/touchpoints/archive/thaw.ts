import { sql, type FileStore, type RawBuilder, type Tx } from '#platform';
import { readChunk, releaseChunk, writeChunk, type Chunk } from './chunk.ts';

/**
 * Puts the archived rows of customers back into the spine, where everything finds them; the archive no longer holds them then.
 * Whoever has no archived rows costs one look-up.
 */
export async function thaw(tx: Tx, files: FileStore, customers: readonly string[]): Promise<void> {
  const frozen = await tx.all(sql<{ customer: string }>`
    select customer from touchpoints.frozen_tip where customer = any(${customers}::uuid[]) for update`);
  if (frozen.length === 0) return;
  const wanted = new Set(frozen.map(({ customer }) => customer));
  const chunks = await tx.all(sql<Chunk>`
    select id, month::text as month, hash, rows from touchpoints.frozen
    where active and exists (select from unnest(${[...wanted]}::uuid[]) as c (id) where c.id between first_customer and last_customer)
    order by id for update`);
  for (const chunk of chunks)
    await takeOut(tx, files, { chunk, wanted: (customer) => customer !== null && wanted.has(customer) });
  await tx.run(sql`delete from touchpoints.frozen_tip where customer = any(${[...wanted]}::uuid[])`);
}

/** Puts one archived chunk back whole. Says whether there was one: a rebuild of analytics takes them all, one by one. */
export async function thawNextChunk(tx: Tx, files: FileStore): Promise<boolean> {
  if (await thawOne(tx, files, sql`true`)) return true;
  await tx.run(sql`delete from touchpoints.frozen_tip where not exists (select from touchpoints.frozen where active)`);
  return false;
}

/** Puts back a chunk that holds rows older than their kind is kept (`*`: all other kinds), so that they can be removed. */
export function thawExpiring(tx: Tx, files: FileStore, until: ReadonlyArray<{ kind: string; before: Date }>) {
  const rules = JSON.stringify(until);
  return thawOne(
    tx,
    files,
    sql`exists (
      select from jsonb_each_text(coalesce(oldest, jsonb_build_object('', oldest_at))) as row (kind, at)
      cross join lateral (
        select before from jsonb_to_recordset(${rules}::jsonb) as rule (kind text, before timestamptz)
        where rule.kind in (row.kind, '*') or row.kind = ''
        order by rule.kind = row.kind desc, before desc limit 1) as rule
      where row.at::timestamptz < rule.before)`,
  );
}

async function thawOne(tx: Tx, files: FileStore, which: RawBuilder<unknown>): Promise<boolean> {
  const chunk = await tx.maybe(sql<Chunk>`
    select id, month::text as month, hash, rows from touchpoints.frozen
    where active and ${which} order by month, id limit 1 for update`);
  if (chunk === undefined) return false;
  const customers = await takeOut(tx, files, { chunk, wanted: () => true });
  await settleTips(tx, customers);
  return true;
}

interface Taking {
  chunk: Chunk;
  wanted: (customer: string | null) => boolean;
}

async function takeOut(tx: Tx, files: FileStore, { chunk, wanted }: Taking): Promise<string[]> {
  const lines = await readChunk(files, tx.workspace, chunk);
  const customerOf = (line: string) => (JSON.parse(line) as { customer: string | null }).customer;
  const out = lines.filter((line) => wanted(customerOf(line)));
  if (out.length === 0) return [];
  const kept = lines.filter((line) => !wanted(customerOf(line)));
  await tx.run(sql`select touchpoints.thaw_rows(${chunk.month}::date, ${`[${out.join(',')}]`})`);
  await releaseChunk(tx, files, chunk.id);
  if (kept.length === 0) await tx.run(sql`delete from touchpoints.frozen where id = ${chunk.id}`);
  else {
    const hash = await writeChunk(tx, files, { id: chunk.id, lines: kept });
    await tx.run(sql`update touchpoints.frozen set hash = ${hash}, rows = ${kept.length} where id = ${chunk.id}`);
  }
  return [...new Set(out.map(customerOf).filter((customer) => customer !== null))];
}

/** Somebody with nothing left in the archive is no longer looked for there. */
async function settleTips(tx: Tx, customers: readonly string[]): Promise<void> {
  await tx.run(sql`delete from touchpoints.frozen_tip tip where customer = any(${customers}::uuid[])
    and not exists (select from touchpoints.frozen where active and tip.customer between first_customer and last_customer)`);
}
