import { publish, sql, type Tx } from '#platform';
import { noticesGiven } from '../events.ts';

interface Told {
  /** The event that it tells of, once. */
  id: number;
  name: string;
  at: Date;
  conversation: string;
  people: readonly string[];
  byName: string;
}

/** Gives people a notice of what happened about a conversation elsewhere than at the desk. */
export async function noticeAbout(tx: Tx, { id, name, at, conversation, people, byName }: Told): Promise<void> {
  const given = await tx.all<{ person: string }>(sql`
    insert into desk.notice (person, conversation, event, what, by_name, at)
    select person, coalesce(merged_into, conversation.id), ${id}::bigint, ${name}, ${byName}, ${at}::timestamptz
    from desk.conversation cross join unnest(${[...people]}::uuid[]) as person
    where conversation.id = ${conversation} on conflict do nothing returning person`);
  if (given.length > 0)
    await publish(tx, noticesGiven, { subject: conversation, data: { people: given.map(({ person }) => person) } });
}
