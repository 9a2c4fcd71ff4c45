import { sql, type Tx } from '../database/tx.ts';
import type { EventDefinition } from './event.ts';
import { after, beginning, belowHorizon, type Position } from './position.ts';

interface Reading {
  /** Unique and stable: the cursor is kept by it. */
  reader: string;
  on: readonly EventDefinition[];
  /** Events that are looked at. */
  most: number;
}

interface Changed {
  /** Each once. */
  subjects: string[];
  more: boolean;
}

function newest(tx: Tx): Promise<Position | undefined> {
  return tx.maybe(sql<Position>`select generation, xid::text as xid, id::text as id from platform.event
    where event.workspace = ${tx.workspace} and ${belowHorizon} order by event.generation desc, event.xid desc, event.id desc limit 1`);
}

/**
 * What something happened to since this was asked last, for who needs to know only that: many events cost a few statements. Who
 * asks for the first time hears of what comes from then on. It counts as heard when the transaction commits. Nothing while another
 * process listens.
 */
export async function changedSubjects(tx: Tx, { reader, on, most }: Reading): Promise<Changed> {
  const held = sql<Position>`select generation, xid::text as xid, id from platform.cursor
    where reader = ${reader} and workspace = ${tx.workspace} for update skip locked`;
  let cursor = await tx.maybe(held);
  if (cursor === undefined) {
    const { generation, xid, id } = (await newest(tx)) ?? beginning;
    await tx.run(sql`insert into platform.cursor (reader, workspace, generation, xid, id)
      values (${reader}, ${tx.workspace}, ${generation}, ${xid}::xid8, ${id}) on conflict do nothing`);
    cursor = await tx.maybe(held);
  }
  if (cursor === undefined) return { subjects: [], more: false };
  const rows = await tx.all(sql<Position & { name: string; subject: string }>`
    select generation, xid::text as xid, id::text as id, name, subject from platform.event
    where event.workspace = ${tx.workspace} and ${after(cursor)} and ${belowHorizon}
    order by event.generation, event.xid, event.id limit ${most}`);
  const last = rows.at(-1);
  if (last === undefined) return { subjects: [], more: false };
  await tx.run(sql`update platform.cursor set generation = ${last.generation}, xid = ${last.xid}::xid8, id = ${last.id}, moved_at = ${tx.now}
    where reader = ${reader} and workspace = ${tx.workspace}`);
  const heard = new Set(on.map(({ name }) => name));
  const subjects = new Set(rows.filter(({ name }) => heard.has(name)).map(({ subject }) => subject));
  return { subjects: [...subjects], more: rows.length === most };
}
