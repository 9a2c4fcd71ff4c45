import type { ImapFlow } from 'imapflow';

const firstWidth = 1000;
/** An empty stretch makes the next one wider: numbers may have large holes. */
const growth = 8;

/** The mails of the open folder that the server lists with these numbers. Throws when it refuses: no answer is not "none". */
export async function listUids(client: ImapFlow, set: string): Promise<number[]> {
  const found = await client.search({ uid: set }, { uid: true });
  if (!Array.isArray(found)) throw new Error('The server did not list its mails.');
  return found.toSorted((a, b) => a - b);
}

/**
 * The numbers of the mails from one number to another, ascending, at most `most` at a time. A server that answers with
 * fewer than there are is asked again from behind the last one it named.
 */
export async function* uidPages(
  client: ImapFlow,
  { from, to, most }: { from: number; to: number; most: number },
): AsyncGenerator<number[]> {
  let width = firstWidth;
  for (let at = from; at <= to;) {
    const end = Math.min(to, at + width - 1);
    const uids = (await listUids(client, `${at}:${end}`)).filter((uid) => uid >= at && uid <= end);
    if (uids.length === 0) {
      at = end + 1;
      width *= growth;
      continue;
    }
    width = firstWidth;
    const page = uids.slice(0, most);
    yield page;
    at = page.at(-1)! + 1;
  }
}

/** The highest number in the open folder; 0 when it is empty. */
export async function highestUid(client: ImapFlow): Promise<number> {
  const box = client.mailbox;
  if (!box || box.exists === 0) return 0;
  const newest = await client.fetchOne('*', { uid: true });
  if (newest && newest.uid > 0) return newest.uid;
  // The newest mail cannot be asked for: what the server would give next is above it.
  const status = await client.status(box.path, { uidNext: true });
  return Math.max(0, (status && status.uidNext ? status.uidNext : box.uidNext) - 1);
}
