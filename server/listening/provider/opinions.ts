import { mostSent } from '#core/listening/provider/questions.ts';
import type { Sentiment } from '#core/listening/sentiment/labels.ts';
import { redact, redactedText } from '#core/listening/redact/redact.ts';
import { publish, sql, type RawBuilder, type Tx } from '#platform';
import { readingKept } from '../events.ts';
import { knownPersonal } from '../sentiment/known-personal.ts';
import { wordsOfReadings, type OfText } from '../topics/words.ts';

/** What waited longer is not asked about any more: an opinion of last week helps nobody, and costs. */
const longestWait = 2 * 86_400_000;

export interface Waiting {
  reading: string;
  /** Masked, as it leaves; null: its words are gone. */
  text: string | null;
}

interface Row extends OfText {
  customer: string | null;
}

/** Words of customers as they may leave. */
export async function maskedWords(tx: Tx, words: string, customer: string | null): Promise<string> {
  const personal = await knownPersonal(tx, [customer]);
  return redactedText(redact(words, personal(customer))).slice(0, mostSent);
}

async function firstOf(tx: Tx, engine: string, where: RawBuilder<unknown>): Promise<Row | undefined> {
  return tx.maybe(sql<Row>`select reading.id, reading.message, reading.answer, reading.customer from listening.reading
    where reading.workspace = ${tx.workspace} and ${where}
      and not exists (select 1 from listening.opinion given where given.reading = reading.id and given.engine = ${engine})
    order by reading.at limit 1`);
}

/** The next text to be asked about: those drawn to be labelled first, so that its error can be measured, then what came in since. */
export async function nextText(
  tx: Tx,
  { engine, since }: { engine: string; since: Date },
): Promise<Waiting | undefined> {
  const drawn = sql`exists (select 1 from listening.label_item item where item.reading = reading.id)`;
  const from = new Date(Math.max(since.getTime(), tx.now.getTime() - longestWait));
  const row = (await firstOf(tx, engine, drawn)) ?? (await firstOf(tx, engine, sql`reading.at >= ${from}`));
  if (row === undefined) return undefined;
  const words = (await wordsOfReadings(tx, [row])).get(row.id);
  return { reading: row.id, text: words === undefined ? null : await maskedWords(tx, words, row.customer) };
}

interface Opinion {
  reading: string;
  engine: string;
  /** Null: nothing that could be used. */
  sentiment: Sentiment | null;
}

/** Keeps what the provider says beside the reading, and for the labels to measure; a text that is gone meanwhile is left. */
export async function keepOpinion(tx: Tx, { reading, engine, sentiment }: Opinion): Promise<void> {
  const row = await tx.maybe(sql<{ message: string | null; conversation: string | null; customer: string | null }>`
    with there as (select id, message, conversation, customer from listening.reading where id = ${reading} for key share),
      given as (insert into listening.opinion (reading, engine, sentiment, at) select id, ${engine}, ${sentiment}, ${tx.now} from there
        on conflict do nothing)
    select message, conversation, customer from there`);
  if (row === undefined || sentiment === null) return;
  await tx.run(sql`insert into listening.label_verdict (reading, engine, sentiment)
    select reading, ${engine}, ${sentiment} from listening.label_item where reading = ${reading} on conflict do nothing`);
  const { message, conversation, customer } = row;
  if (message !== null && conversation !== null && customer !== null)
    await publish(tx, readingKept, { subject: conversation, data: { conversation, customer, message } });
}
