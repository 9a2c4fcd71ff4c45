import type { PageQuery } from '#core/contract/page.ts';
import type { Sentiment } from '#core/listening/sentiment/labels.ts';
import { matcherOf, type Rule } from '#core/listening/topics/matcher.ts';
import { faultOfRule } from '#core/listening/topics/rule.ts';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { scoreSight } from '#touchpoints';
import { withNames } from '../with-names.ts';
import { topicRow } from './rows.ts';
import { wordsOfReadings } from './words.ts';

export interface TextRow {
  id: string;
  message: string | null;
  answer: string | null;
  conversation: string | null;
  customer: string | null;
  language: string;
  sentiment: Sentiment;
  at: Date;
}

interface FoundRow extends TextRow {
  way: 'rule' | 'learnt' | 'hand';
  probability: number | null;
}

/** Of a text, with how it reads: as people say, else as the model does. */
export const textColumns = sql`reading.id, reading.message, reading.answer, reading.conversation, reading.customer, reading.language,
  coalesce(correction.said, reading.sentiment) as sentiment, reading.at`;
/** Leaves out the words of answers that are held back from an actor. */
export async function inSight(tx: Tx, actor: Actor): Promise<RawBuilder<boolean>> {
  const { held } = await scoreSight(tx, actor);
  const given = { customer: sql`reading.customer`, conversation: sql`reading.conversation`, at: sql`reading.at` };
  return sql<boolean>`(reading.answer is null or not ${held(given)})`;
}

const longest = 2_000;

/** Texts with their words, marked where rules fit, and whose they are. */
export async function shownTexts<Row extends TextRow>(tx: Tx, rows: readonly Row[], rules: readonly Rule[]) {
  const words = await wordsOfReadings(tx, rows);
  const matcher = matcherOf([{ id: '', rules }]);
  const named = await withNames(tx, rows);
  return named.map((row) => {
    const text = (words.get(row.id) ?? '').slice(0, longest);
    return { ...row, words: text, marks: [...(matcher.find(text)[0]?.marks ?? [])] };
  });
}

interface TextsQuery extends PageQuery {
  id: string;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** A page of the texts about a topic, newest first. Throws `not-found`. */
export async function listTopicTexts(tx: Tx, query: TextsQuery, actor: Actor) {
  const { rules } = await topicRow(tx, query.id);
  const order = newestFirst<FoundRow>(query, {
    at: sql`date_trunc('milliseconds', reading.at)`,
    id: sql`reading.id`,
    of: (row) => row.at,
  });
  const rows = await tx.all(sql<FoundRow>`select ${textColumns}, found.way, found.probability
    from listening.topic_of_text found join listening.reading on reading.id = found.reading
    left join listening.correction on correction.reading = reading.id
    where found.topic = ${query.id} and reading.at >= ${query.from ?? new Date(0)} and reading.at < ${query.to ?? tx.now}
      and ${await inSight(tx, actor)} and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await shownTexts(tx, page.items, rules), next: page.next };
}

/** Rules are tried on so many of the newest texts. */
const tried = 500;
const mostShown = 20;

/** Which of the newest texts rules would find. */
export async function tryRules(tx: Tx, rules: readonly Rule[], actor: Actor) {
  const faults = rules.flatMap(({ text }, rule) => {
    const message = faultOfRule(text);
    return message === undefined ? [] : [{ rule, message }];
  });
  const readable = rules.filter(({ text }) => faultOfRule(text) === undefined);
  const rows = await tx.all(sql<TextRow>`select ${textColumns} from listening.reading
    left join listening.correction on correction.reading = reading.id
    where reading.workspace = ${tx.workspace} and ${await inSight(tx, actor)} order by reading.at desc, reading.id desc limit ${tried}`);
  const words = await wordsOfReadings(tx, rows);
  const matcher = matcherOf([{ id: '', rules: readable }]);
  const found = rows.filter(({ id, language }) => matcher.find(words.get(id) ?? '', language).length > 0);
  return {
    faults,
    looked: rows.length,
    found: found.length,
    texts: await shownTexts(tx, found.slice(0, mostShown), readable),
  };
}
