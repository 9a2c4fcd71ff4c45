import { sql, type Tx } from '#platform';

/** Remembers under which Message-ID a message goes, or went. */
export async function keepMailId(tx: Tx, about: { thread: string; message: string; id: string }): Promise<void> {
  await tx.run(sql`insert into channels.mail_reference (mail_id, thread, message)
    values (${about.id}, ${about.thread}, ${about.message})
    on conflict (workspace, mail_id, thread) do update set message = excluded.message`);
}

/** Remembers which Message-IDs a message names as those before it, whether we ever saw them or not. */
export async function keepMentions(tx: Tx, about: { message: string; ids: readonly string[] }): Promise<void> {
  if (about.ids.length === 0) return;
  await tx.run(sql`insert into channels.mail_mention (mail_id, message)
    select distinct unnest(${about.ids}::text[]), ${about.message}::uuid on conflict do nothing`);
}

/** A conversation that an id belongs to, and the message that bears the id or names it. */
export interface KnownId {
  mailId: string;
  thread: string;
  message: string | null;
  /** The message does not bear the id: it only names it as one before it. */
  mentioned: boolean;
  /** Nobody knows who wrote the message: its writer may have made the id up. */
  unsure?: boolean;
  /** It bears our signature. */
  signed?: boolean;
}

const mostConversations = 100;

/** Where these ids are known from; a message that was put elsewhere takes its ids along. */
export async function whereKnown(tx: Tx, ids: readonly string[]): Promise<KnownId[]> {
  if (ids.length === 0) return [];
  return await tx.all<KnownId>(sql`
    select distinct on (mail_id, thread) mail_id, thread, known.message, mentioned, mail_decision.evidence->'unsure' is not null as unsure from (
      select reference.mail_id, coalesce(message.thread, reference.thread) as thread, reference.message, reference.message is null as mentioned
      from channels.mail_reference reference left join channels.message on message.id = reference.message
      where reference.workspace = ${tx.workspace} and reference.mail_id = any(${ids}::text[])
      union all
      select mention.mail_id, message.thread, mention.message, true
      from channels.mail_mention mention join channels.message on message.id = mention.message
      where mention.workspace = ${tx.workspace} and mention.mail_id = any(${ids}::text[])
    ) known left join channels.mail_decision on mail_decision.message = known.message
    order by mail_id, thread, mentioned, unsure, known.message limit ${mostConversations}`);
}

/** The Message-IDs of a thread's own messages in order, and of the newest one the customer sent. */
export async function chainOf(tx: Tx, thread: string): Promise<{ chain: string[]; answered: string | undefined }> {
  const rows = await tx.all<{ mailId: string; direction: 'in' | 'out' }>(sql`
    select mail_id, direction from channels.message
    join channels.mail_reference on mail_reference.workspace = message.workspace and mail_reference.message = message.id
    where message.workspace = ${tx.workspace} and message.thread = ${thread} order by message.at, message.id`);
  return {
    chain: rows.map(({ mailId }) => mailId),
    answered: rows.findLast(({ direction }) => direction === 'in')?.mailId ?? rows.at(-1)?.mailId,
  };
}
