import { sql, type App, type Tx } from '#platform';
import type { Mailbox } from '../mailbox.ts';

/** A folder of a mailbox that is being read. */
export type Folder = { app: App; mailbox: Mailbox; folder: string };

/** A folder that the server does not give, while the others were read. */
export class FolderFailed extends Error {}

/** What the server says of the folder it opened. */
export type OpenBox = { uidValidity: bigint | undefined; newest: number };

export type Cursor = {
  uidValidity: string;
  /** Mails up to this number were taken in, or set aside. */
  lastUid: number;
  /** Mails up to this number are not ours to read. */
  beginUid: number;
  /** Only what arrived since is ours; null: all. */
  begunAt: Date | null;
  comparedAt: Date | null;
};

/** Runs in a transaction of the folder's workspace. */
export async function inFolder<T>({ app, mailbox }: Folder, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await app.database.inWorkspace(mailbox.workspace, work);
}

async function keptCursor(tx: Tx, { mailbox, folder }: Folder): Promise<Cursor | undefined> {
  return await tx.maybe<Cursor>(sql`select uid_validity::text as uid_validity, last_uid, begin_uid, begun_at, compared_at
    from channels.mailbox_cursor where account = ${mailbox.id} and folder = ${folder} for update`);
}

/** Notes that all mails up to this number are dealt with. Never goes back. */
export async function moveCursor(tx: Tx, { mailbox, folder }: Folder, lastUid: number): Promise<void> {
  await tx.run(sql`update channels.mailbox_cursor set last_uid = greatest(last_uid, ${lastUid}), read_at = ${tx.now}
    where account = ${mailbox.id} and folder = ${folder}`);
}

async function begin(tx: Tx, { mailbox, folder }: Folder, cursor: Cursor): Promise<Cursor> {
  const { uidValidity, lastUid, beginUid, begunAt } = cursor;
  await tx.run(sql`insert into channels.mailbox_cursor
      (account, folder, uid_validity, last_uid, begin_uid, begun_at, read_at)
    values (${mailbox.id}, ${folder}, ${uidValidity}::numeric, ${lastUid}, ${beginUid}, ${begunAt}, ${tx.now})
    on conflict (account, folder) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
      begin_uid = excluded.begin_uid, begun_at = excluded.begun_at, read_at = excluded.read_at,
      server_count = null, stored_count = null, compared_at = null`);
  return cursor;
}

/** The numbers of a rebuilt folder mean other mails. What the mails looked like is still known. */
async function forgetNumbers(tx: Tx, { mailbox, folder }: Folder): Promise<void> {
  await tx.run(sql`delete from channels.mailbox_seen where account = ${mailbox.id} and folder = ${folder}`);
  await tx.run(sql`delete from channels.mailbox_trouble where account = ${mailbox.id} and folder = ${folder}`);
}

/**
 * Where reading a folder goes on. Begun at first with what comes from now on, or with all that lies there; a folder that
 * was rebuilt (another UIDVALIDITY), or whose history is asked for now, is gone through from its first mail: what is known
 * already is recognised by its header and not fetched again.
 */
export async function openCursor(at: Folder, box: OpenBox): Promise<Cursor> {
  const all = at.mailbox.settings.imap?.history === 'all';
  return await inFolder(at, async (tx) => {
    const kept = await keptCursor(tx, at);
    const fresh = {
      uidValidity: String(box.uidValidity ?? 0),
      lastUid: 0,
      beginUid: 0,
      begunAt: null,
      comparedAt: null,
    };
    if (kept === undefined) {
      const fromNow = { ...fresh, lastUid: box.newest, beginUid: box.newest, begunAt: tx.now };
      return await begin(tx, at, all ? fresh : fromNow);
    }
    if (kept.uidValidity !== fresh.uidValidity) {
      await forgetNumbers(tx, at);
      return await begin(tx, at, { ...fresh, begunAt: all ? null : kept.begunAt });
    }
    // It began with new mail, and now the history is wanted, too.
    return all && kept.begunAt !== null ? await begin(tx, at, fresh) : kept;
  });
}

/** Writes what comparing the folder with the server came to. */
export async function noteCompared(at: Folder, counts: { server: number; stored: number }): Promise<void> {
  await inFolder(at, (tx) =>
    tx.run(sql`update channels.mailbox_cursor set server_count = ${counts.server}, stored_count = ${counts.stored},
      compared_at = ${tx.now} where account = ${at.mailbox.id} and folder = ${at.folder}`),
  );
}
