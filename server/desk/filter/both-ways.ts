import { sql, type Keyset, type RawBuilder, type Tx } from '#platform';
import { conversationColumns, type Conversation } from '../conversation.ts';
import type { Asked } from './criteria.ts';

// Two ways to those that have what a filter asks for: along the list, looking each of them up, or from those that have the value. The first is
// short where many of the list have it, the second where few have it at all; which one, nobody knows before. So the list is gone along a
// little way, and when that is not enough it is done from the other side (docs/decisions/0035).

/** So many conversations of a list are looked at before it is done from the other side. */
const near = 5000;
/** More than anybody has. */
const all = 10_000_000;

const every = (conditions: ReadonlyArray<RawBuilder<boolean>>) => sql.join([...conditions], sql` and `);

/** Whether a list is so short that all of it can be looked at. */
async function isShort(tx: Tx, list: RawBuilder<unknown>): Promise<boolean> {
  const { n } = await tx.one<{ n: number }>(
    sql`select count(*)::int as n from (select from desk.conversation where ${list} limit ${near}) as beginning`,
  );
  return n < near;
}

type Order = Pick<Keyset<Conversation>, 'where' | 'order' | 'limit'>;

/** One row more than the page of a list, where there is one. */
export async function readPage(tx: Tx, asked: Asked, order: Order & { rows: number }): Promise<Conversation[]> {
  const { ofList, ofValues, holders } = asked;
  const list = every([...ofList, order.where]);
  const end = sql`${order.order} ${order.limit}`;
  if (holders === null)
    return await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation where ${list} ${end}`);
  const beginning = sql`select ${conversationColumns} from desk.conversation where ${list} ${order.order} limit ${near}`;
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from (${beginning}) as conversation
    where ${every(ofValues)} ${end}`);
  if (rows.length >= order.rows || (await isShort(tx, list))) return rows;
  return await tx.all(sql<Conversation>`with held as materialized (select distinct key from (${holders.rows(all)}) as held)
    select ${conversationColumns} from held join desk.conversation on ${holders.join}
    where ${every([...ofList, ...holders.besides, order.where])} ${end}`);
}

/** How many there are, up to this bound. */
export async function countUpTo(tx: Tx, { ofList, ofValues, holders }: Asked, bound: number): Promise<number> {
  if (holders === null || (await isShort(tx, every(ofList)))) {
    const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from
      (select from desk.conversation where ${every([...ofList, ...ofValues])} limit ${bound}) as found`);
    return n;
  }
  for (let most = bound; ; most *= 4) {
    const { rows, n } = await tx.one<{
      rows: number;
      n: number;
    }>(sql`select count(*)::int as rows, count(distinct id)::int as n
      from (select conversation.id from (${holders.rows(all)}) as held join desk.conversation on ${holders.join}
        where ${every([...ofList, ...holders.besides])} limit ${most}) as found`);
    if (n >= bound || rows < most) return Math.min(n, bound);
  }
}
