import { sql, type RawBuilder, type Tx } from '#platform';

/**
 * Inserts a message, or answers the one that stands in the thread under the client's id already: what was sent again is one
 * message. The statement does nothing then (`onlyOnce`) and returns the id it wrote.
 */
export async function insertOnce(
  tx: Tx,
  about: { thread: string; clientId: string | undefined },
  insert: RawBuilder<unknown>,
): Promise<{ id: string; duplicate: boolean }> {
  const inserted = await tx.maybe<{ id: string }>(sql`${insert} ${onlyOnce} returning id`);
  if (inserted) return { id: inserted.id, duplicate: false };
  const there = await tx.one<{ id: string }>(sql`select id from channels.message
    where thread = ${about.thread} and client_id = ${about.clientId}`);
  return { id: there.id, duplicate: true };
}

const onlyOnce = sql`on conflict (workspace, thread, client_id) where client_id is not null do nothing`;
