import { mayTake, sql, type App } from '#platform';
import { thawAfter } from '../archive/index.ts';
import { batchRows, insertLines, type Shipper } from './batch.ts';
import { moveCursor, type ShippingCursor } from './cursor.ts';
import { nobody, shippedColumns } from './tables.ts';

/** What of a workspace is to be written anew in analytics. */
interface Work {
  workspace: string;
  kind: 'moved' | 'erased';
  ids: string[];
  customers: string[];
  roots: string[];
  /** Each customer with a person it was to belong to, as it was told. */
  pairs: Pair[];
}

interface Pair {
  customer: string;
  root: string | null;
}

const mostCustomers = 500;
const longAgo = Date.UTC(1900);

/**
 * Writes anew what a merge, an unmerge or an erasure has changed, one workspace and kind at a time, in the order it was asked.
 * The new version of a row hides the old one at the moment it is there, so readers never miss a row. Undefined: nothing to do.
 */
export async function shipRewrites(
  { app, holder, persons }: Shipper,
  from: ShippingCursor,
): Promise<ShippingCursor | undefined> {
  const work = await nextWork(app);
  if (work === undefined) return undefined;
  const cursor = { ...from, version: from.version + 1 };
  persons.forget([...work.customers, ...work.roots]);
  if (work.kind === 'moved') persons.forget(await rewriteMoved(app, work, cursor.version));
  else await rewriteErased(app, work, cursor.version);
  if (!(await moveCursor(app, holder, { from, to: cursor }))) return undefined;
  await app.database.everywhere((tx) =>
    tx.run(sql`delete from touchpoints.rewrite where id = any(${work.ids}::bigint[])`),
  );
  return cursor;
}

function nextWork(app: App): Promise<Work | undefined> {
  return app.database.everywhere((tx) =>
    tx.maybe(sql<Work>`
      with first as (select workspace, kind from touchpoints.rewrite order by id limit 1),
      due as (
        select r.id, r.workspace, r.kind, r.customer, r.root from touchpoints.rewrite r, first
        where r.workspace = first.workspace and r.kind = first.kind
          and r.id < coalesce((select min(o.id) from touchpoints.rewrite o where o.workspace = first.workspace and o.kind <> first.kind), 9223372036854775807)
        order by r.id limit ${mostCustomers})
      select workspace, kind, array_agg(id::text) as ids, array_agg(distinct customer) as customers,
        coalesce(array_agg(distinct root) filter (where root is not null), '{}') as roots,
        jsonb_agg(distinct jsonb_build_object('customer', customer, 'root', root)) as pairs from due group by workspace, kind`),
  );
}

/**
 * Answers the persons that analytics had these customers under. A customer can stand under several, since rows came between a change and
 * its writing anew; and under one it was told to belong to stand perhaps only rows that came behind its own.
 */
async function rewriteMoved(app: App, { workspace, customers, pairs }: Work, version: number): Promise<string[]> {
  const known = await app.analytics.query<{ arrived: string; customer: string }>(
    'select distinct arrived, customer from interaction where workspace = {workspace: UUID} and arrived in {customers: Array(UUID)}',
    { workspace, customers },
  );
  const former: Pair[] = [...pairs, ...known.map(({ arrived, customer }) => ({ customer: arrived, root: customer }))];
  const [moved, roots] = [former.map(({ customer }) => customer), former.map(({ root }) => root)];
  const oldRoots = [...new Set(roots)].filter((id) => id !== null);
  await thawAfter(app, new Map([...customers, ...oldRoots].map((id) => [id, longAgo])));
  for (let after: string | null = nobody; after !== null;) {
    const page: { lines: string | null; lineCount: number; id: string | null } = await app.database.everywhere(
      async (tx) => {
        await mayTake(tx, 60);
        return tx.one(sql<{ lines: string | null; lineCount: number; id: string | null }>`select lines, line_count, id
        from touchpoints.shipment_of_moved(${workspace}::uuid, ${moved}::uuid[], ${roots}::uuid[], ${after}::uuid, ${batchRows}, ${version})`);
      },
    );
    await insertLines(app, page.lines);
    after = page.lineCount < batchRows ? null : page.id;
  }
  return oldRoots;
}

/** The figures stay, nobody stands behind them: rows are written anew without the person, then the old ones are removed for good. */
async function rewriteErased(app: App, { workspace, customers }: Work, version: number): Promise<void> {
  const theirs =
    'workspace = {workspace: UUID} and (customer in {customers: Array(UUID)} or arrived in {customers: Array(UUID)})';
  const kept = shippedColumns.filter((column) => column !== 'facts');
  const anew: Record<string, string> = {
    customer: 'toUUID({nobody: String})',
    arrived: 'toUUID({nobody: String})',
    actor: `if(actor_kind = 'customer', '', actor)`,
    previous: `''`,
    previous_kind: `''`,
    gap_s: 'null',
    version: '{version: UInt64}',
  };
  const values = kept.map((column) => `${anew[column] ?? column} as new_${column}`);
  await app.analytics.exec(
    `insert into interaction (${kept.join(', ')}, numbers, words) select ${values.join(', ')}, numbers, words from interaction where ${theirs}`,
    { workspace, customers, nobody, version },
  );
  await app.analytics.exec(`alter table interaction delete where ${theirs} settings mutations_sync = 1`, {
    workspace,
    customers,
  });
}
