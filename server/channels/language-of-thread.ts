import { sql, type Tx } from '#platform';

/** The language of the page that the chat of a thread stands on, or of the form that began it; null where neither did. */
export async function languageOfThread(tx: Tx, thread: string): Promise<string | null> {
  const found = await tx.maybe<{ language: string }>(sql`
    select language from (
      (select language, 1 as place from channels.visitor where thread = ${thread} order by seen_at desc limit 1)
      union all (select submission.language, 2 from channels.submission join channels.message on message.id = submission.message
        where message.thread = ${thread} order by submission.at desc limit 1)) as spoken
    order by place limit 1`);
  return found?.language ?? null;
}
