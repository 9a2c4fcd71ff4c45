import { learnTopic, type Example } from '#core/listening/topics/learn.ts';
import { sql, type Tx } from '#platform';
import { topicRows, type Taxonomy, type TopicRow } from './rows.ts';
import { wordsOfReadings, type OfText } from './words.ts';

/** As many of what is about other topics, and of corrections, teach what is not about this one. */
const mostOthers = 400;
const mostCorrections = 400;

async function correctionsOf(tx: Tx, topic: string): Promise<Example[]> {
  const rows = await tx.all(sql<OfText & { about: boolean }>`
    select reading.id, reading.message, reading.answer, said.about from listening.topic_said said
    join listening.reading on reading.id = said.reading where said.topic = ${topic}
    order by said.at desc, said.reading limit ${mostCorrections}`);
  const words = await wordsOfReadings(tx, rows);
  return rows.flatMap(({ id, about }) => {
    const text = words.get(id);
    return text === undefined ? [] : [{ text, about, corrected: true }];
  });
}

/** What is given as about another topic is taken as not about this one, unless it is given as about this one, too. */
function givenFor({ id, examples }: TopicRow, all: readonly TopicRow[]): Example[] {
  const own = new Set(examples.map(({ text }) => text));
  const others = all
    .filter((other) => other.id !== id)
    .flatMap((other) => other.examples.filter(({ text, about }) => about && !own.has(text)))
    .map(({ text }) => ({ text, about: false }));
  const every = Math.max(1, Math.ceil(others.length / mostOthers));
  return [...examples, ...others.filter((_, at) => at % every === 0)];
}

/** Learns the next topic that was not learnt since topics changed; once there is none, all are. */
export async function learnOne(tx: Tx, { revision }: Taxonomy): Promise<void> {
  const next = await tx.maybe(
    sql<{ id: string }>`select id from listening.topic where learnt < ${revision} order by id limit 1`,
  );
  if (next === undefined) {
    await tx.run(sql`update listening.taxonomy set learnt = ${revision} where workspace = ${tx.workspace}`);
    return;
  }
  const all = await topicRows(tx);
  const topic = all.find(({ id }) => id === next.id)!;
  const learnt = learnTopic([...givenFor(topic, all), ...(await correctionsOf(tx, topic.id))]);
  const weights = learnt?.model ? Buffer.from(learnt.model.weights.buffer) : null;
  await tx.run(sql`update listening.topic set learnt = ${revision}, weights = ${weights}, bias = ${learnt?.model?.bias ?? null},
    held_out = ${learnt ? JSON.stringify(learnt.heldOut) : null}::jsonb where id = ${topic.id}`);
}
