import { sql, type Tx } from '#platform';
import { inFolder, type Folder } from './folder.ts';

/** Numbers in one row of `mailbox_seen`: at most so many ranges are written again for one more mail. */
const blockSize = 1000;

/** Writes down that these mails are taken in, in the transaction that takes them in. */
export async function noteSeen(tx: Tx, { mailbox, folder }: Folder, uids: number[]): Promise<void> {
  if (uids.length === 0) return;
  await tx.run(sql`
    insert into channels.mailbox_seen as kept (account, folder, block, uids)
    select ${mailbox.id}, ${folder}, block, range_agg(int8range(uid, uid + 1))
      from (select uid, uid / ${blockSize} as block from unnest(${uids}::bigint[]) as uid) as numbered
      group by block order by block
    on conflict (account, folder, block) do update set uids = kept.uids + excluded.uids`);
}

/** Those of these mails that were not taken in yet, ascending. */
export async function notSeen(at: Folder, uids: number[]): Promise<number[]> {
  if (uids.length === 0) return [];
  const rows = await inFolder(at, (tx) =>
    tx.all<{ uid: number }>(sql`select uid from unnest(${uids}::bigint[]) as uid
      where not exists (select 1 from channels.mailbox_seen where account = ${at.mailbox.id} and folder = ${at.folder}
        and block = uid / ${blockSize} and uids @> uid) order by uid`),
  );
  return rows.map(({ uid }) => uid);
}
