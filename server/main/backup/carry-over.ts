import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { Logger } from '#platform';
import { asOfOneMoment, describe, rowsOf } from './contents.ts';
import { fill, prepareFor } from './fill.ts';
import { tablesInOrder, type Table } from './tables.ts';

interface How {
  passwords: { app: string; dispatcher: string };
  log: Logger;
  progress(done: number, total: number, what: string): void;
}

/**
 * Copies the installation from one database, as its owner, into an empty one of another cluster: all rows, jobs and
 * numbers, at the migrations they stand at. It stays the same installation: what waits in the outbox goes on waiting.
 */
export async function carryOver({ from, to }: { from: string; to: string }, how: How): Promise<void> {
  if (!(await wasSetUp(from))) return;
  await asOfOneMoment(from, async (source) => {
    const contents = await describe(source);
    await prepareFor(contents, { ownerUrl: to, ...how });
    const target = new pg.Client({ connectionString: to, application_name: 'throughline upgrade' });
    await target.connect();
    try {
      const tables = await tablesToCarry(source, target, how.log);
      await target.query('begin');
      // The rows fitted together where they come from: checking each reference again would take as long as writing it.
      await target.query('set local session_replication_role = replica');
      const wanted = await countRows(source, tables);
      const counted = counter(wanted, how.progress);
      await fill(target, { contents, tables }, (table, into) => pipeline(rowsOf(source, table), counted(table), into));
      await target.query('commit');
      refuseDifferent(wanted, await countRows(target, tables));
      await target.query('analyze');
    } finally {
      await target.end();
    }
  });
}

/** A start that was killed early leaves a cluster without the product's database or tables: there is nothing to carry. */
async function wasSetUp(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query("select to_regclass('public.platform_migration') is not null as there");
    return rows[0].there;
  } catch (error) {
    const noDatabase = error instanceof Error && 'code' in error && error.code === '3D000';
    if (noDatabase) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Tables of other programs in our database are not known to the new one: they stay behind, and are named. */
async function tablesToCarry(source: pg.Client, target: pg.Client, log: Logger): Promise<Table[]> {
  const known = new Set((await tablesInOrder(target)).map(({ name }) => name));
  const all = await tablesInOrder(source);
  const foreign = all.map(({ name }) => name).filter((name) => !known.has(name));
  if (foreign.length > 0) log.warn({ tables: foreign }, 'these tables are not of Throughline and stay behind');
  return all.filter(({ name }) => known.has(name));
}

async function countRows(client: pg.Client, tables: readonly Table[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::float8 as count from ${name}`);
    counts.set(name, rows[0]!.count);
  }
  return counts;
}

/** Tells of rows on their way: one of COPY ends with a line feed, and holds none. */
function counter(wanted: ReadonlyMap<string, number>, progress: How['progress']): (table: Table) => Transform {
  const total = [...wanted.values()].reduce((sum, count) => sum + count, 0);
  let done = 0;
  return ({ name }) =>
    new Transform({
      transform(chunk: Buffer, _encoding, pass) {
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) done += 1;
        progress(done, total, `rows, ${name}`);
        pass(null, chunk);
      },
    });
}

function refuseDifferent(wanted: ReadonlyMap<string, number>, arrived: ReadonlyMap<string, number>): void {
  for (const [name, count] of wanted)
    if (arrived.get(name) !== count) throw new Error(`${arrived.get(name)} of ${count} rows of ${name} arrived`);
}
