import type { HeldOut } from '#core/listening/topics/learn.ts';
import { fewestExamples } from '#core/listening/topics/learn.ts';
import { addJob, problem, publish, sql, type Actor, type Tx } from '#platform';
import { readingKept } from '../events.ts';
import { topicRow } from './rows.ts';
import { relearn } from './relearn.ts';

interface Row {
  message: string;
  topic: { id: string; name: string };
  way: 'rule' | 'learnt' | 'hand';
  rule: string | null;
  probability: number | null;
  heldOut: HeldOut | null;
  version: number | null;
  by: string | null;
}

const mostMessages = 200;

/** What the customer's messages of a conversation are about. Throws `not-found`. */
export async function listMessageTopics(tx: Tx, conversation: string) {
  const there = await tx.maybe(sql`select 1 from desk.conversation_state where id = ${conversation}`);
  if (there === undefined) throw problem('not-found', { detail: 'No such conversation.' });
  const items = await tx.all(sql<Row>`
    select reading.message, json_build_object('id', topic.id, 'name', topic.name) as topic, found.way, found.probability, found.version,
      case when found.version = topic.version then topic.rules -> found.rule ->> 'text' end as rule,
      case when found.way = 'learnt' then topic.held_out end as held_out, said.by_name as by
    from (select id, message from listening.reading where workspace = ${tx.workspace} and conversation = ${conversation}
      and message is not null order by at desc, id limit ${mostMessages}) reading
    join listening.topic_of_text found on found.reading = reading.id
    join listening.topic on topic.id = found.topic
    left join listening.topic_said said on said.reading = reading.id and said.topic = topic.id
    order by lower(topic.name), topic.id`);
  return { items };
}

interface Said {
  id: string;
  topic: string;
  about: boolean | null;
}

interface OfMessage {
  id: string;
  conversation: string;
  customer: string;
}

/** Keeps what a person says a message is, or is not, about; null forgets it. Throws `not-found`. */
export async function sayTopic(tx: Tx, { id, topic, about }: Said, actor: Actor): Promise<void> {
  const reading = await tx.maybe(
    sql<OfMessage>`select id, conversation, customer from listening.reading where message = ${id}`,
  );
  if (reading === undefined) throw problem('not-found', { detail: 'This message has not been read.' });
  const { examples } = await topicRow(tx, topic);
  if (about === null)
    await tx.run(sql`delete from listening.topic_said where reading = ${reading.id} and topic = ${topic}`);
  else
    await tx.run(sql`insert into listening.topic_said (reading, topic, about, by_id, by_name, at)
      values (${reading.id}, ${topic}, ${about}, ${actor.id}, ${actor.name}, ${tx.now})
      on conflict (reading, topic) do update set about = excluded.about, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`);
  const { conversation, customer } = reading;
  await publish(tx, readingKept, { subject: conversation, data: { conversation, customer, message: id } });
  if (examples.length >= fewestExamples) await laterLearn(tx);
}

/** Corrections come in rows: they are learnt together, an hour after the last. */
async function laterLearn(tx: Tx): Promise<void> {
  const runAt = new Date(tx.now.getTime() + 3_600_000);
  await addJob(tx, relearn, { workspace: tx.workspace }, { key: 'all', runAt });
}
