import { readFeeling, type Reading } from '#core/listening/sentiment/read.ts';
import { describeCustomers } from '#customers';
import { sql, type Tx } from '#platform';
import { assignTopics } from '../topics/assign.ts';
import { sentimentEngine } from './load.ts';
import { adjustmentNow } from './teaching/adjustment.ts';

/** Words of a customer, and where they stand. */
export interface Words {
  /** Of which message or answer. */
  of: { message: string } | { answer: string };
  text: string;
  conversation: string | null;
  customer: string | null;
  channel: string;
  at: Date;
}

/** Languages the customer is known to speak, and that of what they wrote before. */
async function expectedOf(
  tx: Tx,
  { conversation, customer, at }: Words,
): Promise<{ known: string[]; before?: string }> {
  const language = customer === null ? undefined : (await describeCustomers(tx, [customer])).get(customer)?.language;
  const before = await tx.maybe(sql<{ language: string }>`
    select language from listening.reading where workspace = ${tx.workspace} and conversation = ${conversation} and language <> 'und'
      and at < ${at} order by at desc limit 1`);
  return { known: language ? [language] : [], ...(before && { before: before.language }) };
}

async function write(
  tx: Tx,
  { of, conversation, customer, channel, at }: Words,
  reading: Reading & { taught: number | null },
): Promise<string> {
  const { language, sentiment, probability, value, emotion, engine } = reading;
  const [message, answer] = 'message' in of ? [of.message, null] : [null, of.answer];
  const { id } = await tx.one(sql<{ id: string }>`
    insert into listening.reading (message, answer, conversation, customer, language, language_probability, way, model, version,
      sentiment, probability, value, emotion, emotion_probability, adjustment, channel, at)
    values (${message}, ${answer}, ${conversation}, ${customer}, ${language.language}, ${language.probability}, ${engine.way},
      ${engine.model}, ${engine.version}, ${sentiment}, ${probability}, ${value}, ${emotion?.name ?? null},
      ${emotion?.probability ?? null}, ${reading.taught}, ${channel}, ${at})
    on conflict (${sql.raw(message === null ? 'answer' : 'message')}) do update set
      language = excluded.language, language_probability = excluded.language_probability, way = excluded.way, model = excluded.model,
      version = excluded.version, adjustment = excluded.adjustment, sentiment = excluded.sentiment, probability = excluded.probability, value = excluded.value,
      emotion = excluded.emotion, emotion_probability = excluded.emotion_probability
    returning id`);
  return id;
}

/** Reads words and keeps how they read; undefined when nothing was written. What was read before is read anew. */
export async function keepReading(tx: Tx, words: Words): Promise<Reading | undefined> {
  const taught = await adjustmentNow(tx);
  const expected = await expectedOf(tx, words);
  const reading = readFeeling(sentimentEngine(), words.text, {
    ...expected,
    ...(taught && { adjustment: taught.adjustment }),
  });
  if (reading)
    await assignTopics(tx, [
      {
        id: await write(tx, words, { ...reading, taught: taught?.number ?? null }),
        text: words.text,
        ...reading.language,
      },
    ]);
  return reading;
}
