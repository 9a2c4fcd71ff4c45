import type { Emotion, Sentiment } from '#core/listening/sentiment/labels.ts';
import { measuredOf, type Way } from '#core/listening/sentiment/engine.ts';
import { problem, publish, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { readingKept } from '../events.ts';
import { sentimentEngine } from './load.ts';

/** A reading as it is kept. */
export interface ReadRow {
  language: string;
  way: Way;
  model: string;
  version: string;
  adjustment: number | null;
  sentiment: Sentiment;
  probability: number;
  value: number;
  emotion: Emotion | null;
  emotionProbability: number | null;
}

/** A `ReadRow` as one value, in a query that joins readings. */
export const readRow = sql`json_build_object('language', reading.language, 'way', reading.way, 'model', reading.model, 'version', reading.version,
  'adjustment', reading.adjustment, 'sentiment', reading.sentiment, 'probability', reading.probability, 'value', reading.value,
  'emotion', reading.emotion, 'emotionProbability', reading.emotion_probability)`;

interface Row extends ReadRow {
  id: string;
  message: string;
  conversation: string;
  customer: string;
  correction: { said: Sentiment; by: string; at: string } | null;
  opinion: { engine: string; sentiment: Sentiment } | null;
}

/** Further back nobody looks for how somebody felt. */
const most = 200;

function rows(tx: Tx, where: RawBuilder<unknown>): Promise<Row[]> {
  return tx.all(sql<Row>`
    select reading.id, message, conversation, customer, language, way, model, version, adjustment, sentiment, probability, value, emotion, emotion_probability,
      case when correction.said is not null then json_build_object('said', said, 'by', by_name, 'at', correction.at) end as correction,
      (select json_build_object('engine', opinion.engine, 'sentiment', opinion.sentiment) from listening.opinion
        where opinion.reading = reading.id and opinion.sentiment is not null order by opinion.at desc limit 1) as opinion
    from listening.reading left join listening.correction on correction.reading = reading.id
    where reading.workspace = ${tx.workspace} and message is not null and ${where}
    order by reading.at desc, reading.id limit ${most}`);
}

/** A reading as it is told, with what was measured of the engine that read. */
export function readingShown({ emotion, emotionProbability, ...row }: ReadRow) {
  const { language, sentiment, probability, value, way, version, adjustment } = row;
  return {
    language,
    sentiment,
    probability,
    value,
    emotion: emotion && { name: emotion, probability: emotionProbability },
    engine: { way, version, adjustment },
    measured: [...measuredOf(sentimentEngine(), row)],
  };
}

function shown({ message, correction, opinion, ...row }: Row) {
  return {
    ...readingShown(row),
    message,
    opinion,
    correction: correction && { ...correction, at: new Date(correction.at) },
  };
}

/** How the customer's messages of a conversation read, the newest first. */
export async function listReadings(tx: Tx, conversation: string) {
  const there = await tx.maybe(sql`select 1 from desk.conversation_state where id = ${conversation}`);
  if (!there) throw problem('not-found', { detail: 'No such conversation.' });
  return { items: (await rows(tx, sql`conversation = ${conversation}`)).map(shown) };
}

/** Keeps what a person says a message reads as, or forgets it; what the engine said stays beside it. */
export async function correctReading(tx: Tx, { id, said }: { id: string; said: Sentiment | null }, actor: Actor) {
  const [row] = await rows(tx, sql`message = ${id}`);
  if (!row) throw problem('not-found', { detail: 'This message has not been read.' });
  if (said === null) await tx.run(sql`delete from listening.correction where reading = ${row.id}`);
  else
    await tx.run(sql`insert into listening.correction (reading, said, by_id, by_name, at)
      values (${row.id}, ${said}, ${actor.id}, ${actor.name}, ${tx.now})
      on conflict (reading) do update set said = excluded.said, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`);
  const { conversation, customer } = row;
  await publish(tx, readingKept, { subject: conversation, data: { conversation, customer, message: id } });
  const [now] = await rows(tx, sql`message = ${id}`);
  return shown(now ?? row);
}
