import { sql, type Tx } from '#platform';

/** What the customers' messages of these conversations are about: the names of the topics, what most messages are about first. */
export async function topicsOfConversations(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.all(sql<{ conversation: string; names: string[] }>`
    select conversation, array_agg(name order by messages desc, lower(name)) as names from (
      select reading.conversation, topic.name, count(*) as messages
      from listening.reading
      join listening.topic_of_text found on found.reading = reading.id
      join listening.topic on topic.id = found.topic
      where reading.workspace = ${tx.workspace} and reading.conversation = any(${ids}::uuid[]) and reading.message is not null
      group by reading.conversation, topic.id, topic.name) as counted
    group by conversation`);
  return new Map(rows.map(({ conversation, names }) => [conversation, names]));
}
