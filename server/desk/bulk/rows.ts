import { bulkAct, type BulkAct } from '#core/contract/bulk.ts';
import type { Permission } from '#core/people/permissions.ts';
import { problem, sql, type Actor, type Tx } from '#platform';

/** One act on many conversations as it is kept. */
export interface Bulk {
  id: string;
  byKind: Actor['kind'];
  by: string | null;
  byName: string;
  permissions: Permission[];
  act: BulkAct;
  undoes: string | null;
  state: 'running' | 'cancelled' | 'done';
  total: number;
  done: number;
  leftOut: number;
  undone: boolean;
  at: Date;
  endedAt: Date | null;
}

type Row = Omit<Bulk, 'act'> & { act: unknown };

const columns = sql`bulk.id, bulk.by_kind, bulk.by, bulk.by_name, bulk.permissions, bulk.act, bulk.undoes, bulk.state, bulk.total,
  bulk.done, bulk.left_out, bulk.at, bulk.ended_at, exists (select from desk.bulk other where other.undoes = bulk.id) as undone`;

function ofRow(row: Row): Bulk {
  return { ...row, act: bulkAct.decode(row.act as Parameters<typeof bulkAct.decode>[0]) };
}

/** One of them, held for this transaction; undefined when there is none. */
export async function takeBulk(tx: Tx, id: string): Promise<Bulk | undefined> {
  const row = await tx.maybe<Row>(sql`select ${columns} from desk.bulk where id = ${id} for update of bulk`);
  return row && ofRow(row);
}

/** One of the actor's own, held. Throws `not-found`. */
export async function takeOwn(tx: Tx, id: string, actor: Actor): Promise<Bulk> {
  const found = await takeBulk(tx, id);
  if (found === undefined || found.by !== actor.id) throw problem('not-found', { detail: 'There is no such act.' });
  return found;
}

/** Those of a person since a moment, the newest first. */
export async function ownSince(tx: Tx, since: Date, actor: Actor): Promise<Bulk[]> {
  const rows = await tx.all<Row>(sql`select ${columns} from desk.bulk
    where bulk.by = ${actor.id}::uuid and bulk.at > ${since} order by bulk.at desc, bulk.id desc limit 20`);
  return rows.map(ofRow);
}

interface NewBulk {
  act: BulkAct;
  undoes: string | null;
}

export async function insertBulk(tx: Tx, { act, undoes }: NewBulk, actor: Actor): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`
    insert into desk.bulk (by_kind, by, by_name, permissions, act, undoes, total, at)
    values (${actor.kind}, ${actor.id}, ${actor.name}, ${[...actor.permissions]}, ${JSON.stringify(bulkAct.encode(act))}::jsonb,
      ${undoes}, 0, ${tx.now}) returning id`);
  return id;
}
