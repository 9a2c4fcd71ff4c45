import { sql, type Tx } from '#platform';
import { inFolder, type Folder } from './folder.ts';

/** After so many failures a mail no longer holds up those behind it. */
const patience = 3;

/** Notes that a mail could not be fetched. It is tried again after 2, 4, 8 … minutes, at most 6 hours. */
export async function noteTrouble(at: Folder, uid: number, reason: string): Promise<void> {
  await inFolder(at, (tx) =>
    tx.run(sql`
      insert into channels.mailbox_trouble as kept (account, folder, uid, attempts, reason, first_at, next_at)
      values (${at.mailbox.id}, ${at.folder}, ${uid}, 1, ${reason.slice(0, 500)}, ${tx.now}, ${tx.now}::timestamptz + interval '2 minutes')
      on conflict (account, folder, uid) do update set attempts = kept.attempts + 1, reason = excluded.reason,
        next_at = ${tx.now}::timestamptz + least(interval '6 hours', interval '1 minute' * 2 ^ least(kept.attempts + 1, 9))`),
  );
}

/** The mail is taken in, or is not on the server any more. */
export async function clearTrouble(tx: Tx, { mailbox, folder }: Folder, uids: number[]): Promise<void> {
  await tx.run(sql`delete from channels.mailbox_trouble
    where account = ${mailbox.id} and folder = ${folder} and uid = any(${uids}::bigint[])`);
}

/** Those of these mails that failed so often that the others go first. */
export async function setAside(at: Folder, uids: number[]): Promise<Set<number>> {
  const rows = await inFolder(at, (tx) =>
    tx.all<{ uid: number }>(sql`select uid from channels.mailbox_trouble where account = ${at.mailbox.id}
      and folder = ${at.folder} and uid = any(${uids}::bigint[]) and attempts >= ${patience}`),
  );
  return new Set(rows.map(({ uid }) => uid));
}

/** Mails in trouble: those whose turn has come, or all; a few at a time. */
export async function inTrouble(at: Folder, which: { due: boolean }): Promise<number[]> {
  const rows = await inFolder(at, (tx) =>
    tx.all<{ uid: number }>(sql`select uid from channels.mailbox_trouble
      where account = ${at.mailbox.id} and folder = ${at.folder} and (${!which.due} or next_at <= ${tx.now})
      order by next_at limit ${which.due ? 5 : 1000}`),
  );
  return rows.map(({ uid }) => uid);
}
