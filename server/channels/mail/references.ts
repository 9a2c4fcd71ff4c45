import { sql, type Tx } from '#platform';

/** Remembers that these Message-IDs belong to a thread; `message` when one is the id of that message itself. */
export async function keepReferences(
  tx: Tx,
  about: { thread: string; ids: string[]; own?: { id: string; message: string } },
): Promise<void> {
  if (about.own) {
    await tx.run(sql`insert into channels.mail_reference (mail_id, thread, message)
      values (${about.own.id}, ${about.thread}, ${about.own.message})
      on conflict (workspace, mail_id, thread) do update set message = excluded.message`);
  }
  if (about.ids.length === 0) return;
  await tx.run(sql`insert into channels.mail_reference (mail_id, thread)
    select distinct unnest(${about.ids}::text[]), ${about.thread}::uuid on conflict do nothing`);
}

/** The threads that know one of these ids, those of the ids named first coming first. */
export async function threadsByReference(tx: Tx, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.all<{ thread: string }>(sql`
    select thread from channels.mail_reference
    join unnest(${ids}::text[]) with ordinality as wanted (mail_id, place) using (mail_id)
    where workspace = ${tx.workspace}
    group by thread order by min(place), thread limit 20`);
  return rows.map(({ thread }) => thread);
}

/** The Message-IDs of a thread's own messages in order, and of the newest one the customer sent. */
export async function chainOf(tx: Tx, thread: string): Promise<{ chain: string[]; answered: string | undefined }> {
  const rows = await tx.all<{ mailId: string; direction: 'in' | 'out' }>(sql`
    select mail_id, direction from channels.mail_reference
    join channels.message on message.id = mail_reference.message
    where mail_reference.thread = ${thread} order by message.at, message.id`);
  return {
    chain: rows.map(({ mailId }) => mailId),
    answered: rows.findLast(({ direction }) => direction === 'in')?.mailId ?? rows.at(-1)?.mailId,
  };
}
