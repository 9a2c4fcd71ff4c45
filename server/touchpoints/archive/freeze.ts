import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { defineJob, mayTake, sql, type App, type Tx } from '#platform';
import { releaseChunk, writeChunk } from './chunk.ts';

const chunkRows = 20_000;

/** Moves months that have grown old to the file store. The words beside their rows stay: they are erased with one statement. */
export const freezeOldMonths = defineJob({
  name: 'touchpoints.freeze',
  input: z.object({}),
  async run(app) {
    for (const month of await oldMonths(app)) await freezeMonth(app, month);
  },
});

function oldMonths(app: App): Promise<string[]> {
  return app.database.everywhere(async (tx) => {
    const rows = await tx.all(sql<{ month: string }>`
      select to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') as month
      from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = 'touchpoints.interaction'::regclass
        and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', ${tx.now}::timestamptz, 'UTC')::date - make_interval(months => ${app.config.archiveAfterMonths})
      order by 1`);
    return rows.map(({ month }) => month);
  });
}

/**
 * Writes a month (its first day, `2026-01-01`) of all workspaces to the file store, verified, and then drops its partition.
 * Says whether it did: it does not when a row changed meanwhile or analytics does not have them all; then nothing has happened.
 */
export async function freezeMonth(app: App, month: string): Promise<boolean> {
  const workspaces = await workspacesOf(app);
  try {
    for (const workspace of workspaces) await writeWorkspace(app, workspace, month);
    await app.database.everywhere(async (tx) => {
      await mayTake(tx, 60);
      await tx.run(sql`select touchpoints.drop_frozen_month(${month}::date)`);
    });
    return true;
  } catch (error) {
    for (const workspace of workspaces) await app.database.inWorkspace(workspace, (tx) => undo(tx, app, month));
    if (error instanceof Error && 'code' in error && error.code === 'TL409') return false;
    throw error;
  }
}

async function workspacesOf(app: App): Promise<string[]> {
  const rows = await app.database.everywhere((tx) =>
    tx.all(sql<{ workspace: string }>`
      with recursive each as (
        (select workspace from touchpoints.interaction order by workspace limit 1)
        union all
        select (select i.workspace from touchpoints.interaction i where i.workspace > each.workspace order by i.workspace limit 1)
        from each where each.workspace is not null)
      select workspace from each where workspace is not null`),
  );
  return rows.map(({ workspace }) => workspace);
}

interface Place {
  customer: string;
  id: string;
}

interface Row extends Place {
  line: string;
  xmin: string;
  occurredAt: Date;
  kind: string;
}

async function writeWorkspace(app: App, workspace: string, month: string): Promise<void> {
  let after: Place | undefined = { customer: nil, id: nil };
  while (after !== undefined)
    after = await app.database.inWorkspace(workspace, (tx) => writeNext(tx, app, { month, after: after as Place }));
}

const nil = '00000000-0000-0000-0000-000000000000';

async function writeNext(
  tx: Tx,
  app: App,
  { month, after }: { month: string; after: Place },
): Promise<Place | undefined> {
  const rows = await tx.all(sql<Row>`
    select coalesce(customer, ${nil}) as customer, id, row_to_json(i)::text as line, i.xmin::text as xmin, occurred_at, kind from touchpoints.interaction i
    where received_at >= ${month}::date::timestamp at time zone 'UTC' and received_at < (${month}::date + interval '1 month') at time zone 'UTC'
      and (coalesce(customer, ${nil}), id) > (${after.customer}::uuid, ${after.id}::uuid)
    order by coalesce(customer, ${nil}), id limit ${chunkRows}`);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const id = randomUUIDv7();
  const hash = await writeChunk(tx, app.files, { id, lines: rows.map(({ line }) => line) });
  await tx.run(sql`
    insert into touchpoints.frozen (id, month, hash, rows, first_customer, last_customer, oldest, oldest_at, xmin_sum)
    values (${id}, ${month}::date, ${hash}, ${rows.length}, ${rows[0]?.customer}, ${last.customer},
      ${JSON.stringify(oldestByKind(rows))}::jsonb, ${new Date(Math.min(...rows.map(({ occurredAt }) => occurredAt.getTime())))},
      ${rows.reduce((sum, { xmin }) => sum + BigInt(xmin), 0n).toString()}::numeric)`);
  return rows.length < chunkRows ? undefined : { customer: last.customer, id: last.id };
}

function oldestByKind(rows: readonly Row[]): Record<string, Date> {
  const oldest: Record<string, Date> = {};
  for (const { kind, occurredAt } of rows) {
    const known = oldest[kind];
    if (known === undefined || occurredAt < known) oldest[kind] = occurredAt;
  }
  return oldest;
}

async function undo(tx: Tx, app: App, month: string): Promise<void> {
  const ids = await tx.all(
    sql<{ id: string }>`delete from touchpoints.frozen where month = ${month}::date and not active returning id`,
  );
  for (const { id } of ids) await releaseChunk(tx, app.files, id);
}
