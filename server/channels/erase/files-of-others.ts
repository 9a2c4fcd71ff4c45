import { giveFiles, sql, type Tx } from '#platform';

/** Files of messages that came in a conversation of the erased and stand in another one belong to that one's customer now. */
export async function keepFilesOfOthers(tx: Tx, customers: readonly string[]): Promise<void> {
  const rows = await tx.all<{ owner: string; customer: string }>(sql`
    select distinct message_file.owner, thread.customer from channels.arranged_message arranged
    join channels.message on message.id = arranged.message
    join channels.message_file on message_file.message = message.id
    join channels.thread on thread.id = message.thread
    join channels.arrangement on arrangement.id = arranged.arrangement
    join channels.thread origin on origin.id in (arrangement.source, arrangement.target)
    where origin.customer = any(${customers}::uuid[]) and not thread.customer = any(${customers}::uuid[])`);
  for (const { owner, customer } of rows) await giveFiles(tx, owner, customer);
}
