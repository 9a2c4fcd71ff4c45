import { messagesOf } from '#channels';
import { problem, type Tx } from '#platform';

const pageSize = 200;

/** A message and all after it in its conversation. Throws `conflict` when it stands elsewhere by now. */
export async function messagesFrom(
  tx: Tx,
  { thread, message }: { thread: string; message: string },
): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await messagesOf(tx, thread, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    for (const { id } of page.items) {
      found.push(id);
      if (id === message) return found;
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  throw problem('conflict', { code: 'stale', detail: 'That message stands elsewhere by now.' });
}
