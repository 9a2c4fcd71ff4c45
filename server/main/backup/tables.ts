import type pg from 'pg';

/** A table as a backup keeps it: its rows by the columns that are stored, not computed. */
export interface Table {
  name: string;
  columns: string[];
}

const product = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast') and c.relkind in ('r', 'p') and not c.relispartition`;

/** All tables of the product, each after those that it refers to. Partitioned ones count once. */
export async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct format('%I.%I', fn.nspname, f.relname) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${product} order by 1`);
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

/** The months that the spine has partitions for, as first days. */
export async function spineMonths(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'touchpoints.interaction'::regclass order by 1`);
  return rows.flatMap(({ name }) => {
    const match = /_(\d{4})_(\d{2})$/.exec(name);
    return match ? [`${match[1]}-${match[2]}-01`] : [];
  });
}
