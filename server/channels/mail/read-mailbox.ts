import type { ImapFlow, MailboxObject } from 'imapflow';
import { sql, type App, type Tx } from '#platform';
import { keepRaw } from '../raw.ts';
import { largestMail } from './intake.ts';
import type { Mailbox } from './mailbox.ts';
import { peekMail } from './peek-mail.ts';
import { askToUnderstand } from './understand.ts';

type Cursor = { uidValidity: string; lastUid: number };
type At = { app: App; mailbox: Mailbox; folder: string };

async function moveCursor(tx: Tx, { mailbox, folder }: At, to: Cursor): Promise<void> {
  await tx.run(sql`
    insert into channels.mailbox_cursor (account, folder, uid_validity, last_uid, read_at)
    values (${mailbox.id}, ${folder}, ${to.uidValidity}::numeric, ${to.lastUid}, ${tx.now})
    on conflict (account, folder) do update set read_at = excluded.read_at, uid_validity = excluded.uid_validity,
      last_uid = case when mailbox_cursor.uid_validity = excluded.uid_validity
        then greatest(mailbox_cursor.last_uid, excluded.last_uid) else excluded.last_uid end`);
}

/**
 * Where reading goes on. A mailbox that was rebuilt (another UIDVALIDITY) is read from its beginning again: what is known
 * by its bytes changes nothing.
 */
async function cursorFor(at: At, box: MailboxObject): Promise<Cursor> {
  const uidValidity = String(box.uidValidity);
  return await at.app.database.inWorkspace(at.mailbox.workspace, async (tx) => {
    const kept =
      await tx.maybe<Cursor>(sql`select uid_validity::text as uid_validity, last_uid from channels.mailbox_cursor
      where account = ${at.mailbox.id} and folder = ${at.folder}`);
    if (kept?.uidValidity === uidValidity) return kept;
    const fromNow = kept === undefined && at.mailbox.settings.imap?.history === 'new';
    const cursor = { uidValidity, lastUid: fromNow ? Math.max(0, box.uidNext - 1) : 0 };
    await moveCursor(tx, at, cursor);
    return cursor;
  });
}

type Fetched = { uid: number; bytes: Buffer; tooLarge: boolean };

/** Keeps one mail and moves on behind it, in one transaction: it is neither lost nor kept twice. */
async function keep(at: At, cursor: Cursor, { uid, bytes, tooLarge }: Fetched): Promise<void> {
  await at.app.database.inWorkspace(at.mailbox.workspace, async (tx) => {
    const kept = await keepRaw(tx, at.app, {
      account: at.mailbox.id,
      kind: 'mail',
      bytes,
      envelope: { by: `${at.folder} ${uid}` },
      ...peekMail(bytes),
      quarantine: tooLarge
        ? 'This mail is too large: only its head was fetched. It is still in the mailbox.'
        : undefined,
    });
    if (!kept.duplicate && !tooLarge) await askToUnderstand(tx, kept.id);
    await moveCursor(tx, at, { ...cursor, lastUid: uid });
  });
}

async function fetchOne(client: ImapFlow, uid: number, tooLarge: boolean): Promise<Buffer | undefined> {
  const query = tooLarge ? { headers: true } : { source: true };
  const mail = await client.fetchOne(String(uid), query, { uid: true });
  if (!mail) return undefined;
  return (tooLarge ? mail.headers : mail.source) ?? undefined;
}

/** Reads what is new in a folder that is reached by a connected client; answers how many mails were kept. */
export async function readMailbox(client: ImapFlow, at: At): Promise<number> {
  const lock = await client.getMailboxLock(at.folder);
  try {
    const box = client.mailbox;
    if (!box) throw new Error(`There is no folder ${at.folder}.`);
    const cursor = await cursorFor(at, box);
    if (box.exists === 0) return 0;
    const listed = await client.fetchAll(`${cursor.lastUid + 1}:*`, { uid: true, size: true }, { uid: true });
    // `n:*` names the newest mail even when its number is below n.
    const fresh = listed.filter(({ uid }) => uid > cursor.lastUid).toSorted((a, b) => a.uid - b.uid);
    for (const { uid, size } of fresh) {
      const tooLarge = (size ?? 0) > largestMail;
      const bytes = await fetchOne(client, uid, tooLarge);
      if (bytes !== undefined) await keep(at, cursor, { uid, bytes, tooLarge });
    }
    return fresh.length;
  } finally {
    lock.release();
  }
}
