import type { ImapFlow } from 'imapflow';
import { compareAgain, compareFolder, compareIsDue, compareLatest } from './compare.ts';
import { FolderFailed, inFolder, moveCursor, openCursor, type Folder } from './folder.ts';
import { isThrottled } from './pause.ts';
import { fullPace, takeMails, type Pace, type Reading } from './take-mails.ts';
import { inTrouble } from './trouble.ts';
import { highestUid, uidPages } from './uid-pages.ts';
import { Problem, type App } from '#platform';
import { imapWords } from './imap-client.ts';
import type { Mailbox } from '../mailbox.ts';

/** Numbers held at once. Mails are fetched one by one. */
const pageSize = 200;

/** Takes in what is new behind the cursor; answers how many mails were fetched. */
async function readNew(at: Reading, range: { from: number; to: number }): Promise<number> {
  let taken = 0;
  for await (const page of uidPages(at.client, { ...range, most: pageSize })) {
    taken += await takeMails(at, page);
    const last = page.at(-1)!;
    await inFolder(at, (tx) => moveCursor(tx, at, last));
  }
  return taken;
}

/** Tries mails again that could not be fetched and whose turn has come. */
async function retryFolder(client: ImapFlow, folder: Folder): Promise<number> {
  const due = await inTrouble(folder, { due: true });
  if (due.length === 0) return 0;
  const lock = await client.getMailboxLock(folder.folder, { readOnly: true });
  try {
    const at: Reading = { ...folder, client, pace: { headers: 1 }, begunAt: null };
    const taken = await takeMails(at, due, { patiently: true });
    if (taken > 0) await compareAgain(at);
    return taken;
  } finally {
    lock.release();
  }
}

type How = {
  /** Kept between looks by the caller. */
  pace?: Pace;
  /** Compares with the server even when it is not time yet. */
  compare?: boolean;
};

/** Reads what is new in one folder that is reached by a connected client; answers how many mails were fetched. */
export async function readFolder(client: ImapFlow, folder: Folder, how: How = {}): Promise<number> {
  const lock = await client.getMailboxLock(folder.folder, { readOnly: true });
  try {
    const box = client.mailbox;
    if (!box) throw new Error(`There is no folder ${folder.folder}.`);
    const to = await highestUid(client);
    const newest = Math.max(to, (box.uidNext || 1) - 1);
    const cursor = await openCursor(folder, { uidValidity: box.uidValidity, newest });
    const at: Reading = { ...folder, client, pace: how.pace ?? { headers: fullPace }, begunAt: cursor.begunAt };
    const range = { from: cursor.lastUid + 1, to };
    const taken = await readNew(at, range);
    if (how.compare === true || compareIsDue(at, cursor)) await compareFolder(at, cursor, to);
    else if (taken > 0) await compareLatest(at, range);
    return taken;
  } finally {
    lock.release();
  }
}

/** Reads the folders one after the other. What is wrong with one of them is thrown when the others are read. */
async function readFolders(client: ImapFlow, folders: Folder[], how: How): Promise<number> {
  let taken = 0;
  let failed: FolderFailed | undefined;
  for (const folder of folders)
    try {
      taken += await readFolder(client, folder, how);
    } catch (error) {
      if (!client.usable || error instanceof Problem || isThrottled(error)) throw error;
      failed ??= new FolderFailed(`The folder “${folder.folder}” could not be read: ${imapWords(error)}`);
    }
  if (failed) throw failed;
  return taken;
}

/** Tries again what was in trouble. All others are in: what fails again may cost the connection, never the mailbox its good name. */
async function retryFolders(client: ImapFlow, folders: Folder[]): Promise<number> {
  let taken = 0;
  try {
    for (const folder of folders) taken += await retryFolder(client, folder);
  } catch (error) {
    folders[0]?.app.log.info({ reason: String(error) }, 'a mail could still not be fetched');
    client.close();
  }
  return taken;
}

/** Reads what is new in all folders of a mailbox, the first one last: there the connection then waits for news. */
export async function readMailbox(
  client: ImapFlow,
  { app, mailbox }: { app: App; mailbox: Mailbox },
  how: How = {},
): Promise<number> {
  const folders = (mailbox.settings.imap?.folders ?? []).toReversed().map((folder) => ({ app, mailbox, folder }));
  return (await readFolders(client, folders, how)) + (await retryFolders(client, folders));
}
