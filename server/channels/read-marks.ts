import { problem, publish, sql, type Tx } from '#platform';
import { messageRead } from './events.ts';

/** Notes that one side ('customer', or a user's id) has read a thread up to a message; never moves back. */
export async function markRead(tx: Tx, input: { thread: string; message: string; reader: string }): Promise<void> {
  const message = await tx.maybe<{ at: Date }>(sql`select at from channels.message
    where id = ${input.message} and thread = ${input.thread}`);
  if (!message) throw problem('not-found', { detail: 'No such message.' });
  const moved = await tx.run(sql`
    insert into channels.read_mark (thread, reader, message, at)
    values (${input.thread}, ${input.reader}, ${input.message}, ${message.at})
    on conflict (thread, reader) do update set message = excluded.message, at = excluded.at
      where read_mark.at < excluded.at`);
  if (moved > 0) await publish(tx, messageRead, { subject: input.thread, data: input });
}

/** How far each side has read a thread. */
export async function readMarksOf(
  tx: Tx,
  thread: string,
): Promise<Array<{ reader: string; message: string; at: Date }>> {
  return await tx.all(sql`select reader, message, at from channels.read_mark where thread = ${thread}`);
}

/** How many messages of the customer the reader has not seen yet, by thread. */
export async function unreadIn(tx: Tx, threads: string[], reader: string): Promise<Map<string, number>> {
  if (threads.length === 0) return new Map();
  const rows = await tx.all<{ thread: string; unread: number }>(sql`
    select message.thread, count(*)::int as unread from channels.message
    left join channels.read_mark on read_mark.thread = message.thread and read_mark.reader = ${reader}
    where message.thread = any(${threads}::uuid[]) and message.direction = 'in'
      and (read_mark.at is null or message.at > read_mark.at)
    group by message.thread`);
  return new Map(rows.map((row) => [row.thread, row.unread]));
}
