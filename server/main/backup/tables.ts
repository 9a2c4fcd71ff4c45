import type pg from 'pg';
import type { Contents } from './manifest.ts';

/** A table as a backup keeps it: its rows by the columns that are stored, not computed. */
export interface Table {
  name: string;
  columns: string[];
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast')`;

/** All tables of the product, each after those that it refers to. Partitioned ones count once. */
export async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct format('%I.%I', fn.nspname, f.relname) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const ordered: Table[] = [];
  const placed = new Set<string>();
  const place = (row: (typeof rows)[number]) => {
    if (placed.has(row.name)) return;
    placed.add(row.name);
    for (const name of row.refers) for (const other of rows.filter((each) => each.name === name)) place(other);
    ordered.push({ name: row.name, columns: row.columns });
  };
  rows.forEach(place);
  return ordered;
}

/** The partitions of all tables, with the bounds that their rows lie in. */
export async function partitionsOf(client: pg.ClientBase): Promise<Contents['partitions']> {
  await client.query(`set timezone = 'UTC'`);
  const { rows } = await client.query<Contents['partitions'][number]>(`
    select format('%I.%I', n.nspname, c.relname) as name, i.inhparent::regclass::text as of, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind = 'r' and c.relispartition order by 1`);
  return rows;
}

/** What each sequence handed out last. */
export async function sequencesOf(client: pg.ClientBase): Promise<Contents['sequences']> {
  const { rows } = await client.query<Contents['sequences'][number]>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
    where schemaname <> 'graphile_worker' and last_value is not null order by 1`);
  return rows;
}
