import type { PageQuery } from '#core/contract/page.ts';
import type { Emotion, Sentiment } from '#core/listening/sentiment/labels.ts';
import { workspaceSettings } from '#people';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { latestEngine } from '../sentiment/shares.ts';
import { texts as ofPeople, writer } from './figures.ts';
import { topicRow } from './rows.ts';
import { inSight, shownTexts, textColumns, type TextRow } from './texts.ts';

interface TextsQuery extends PageQuery {
  days?: number | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  language?: string | undefined;
  week?: string | undefined;
  channel?: string | undefined;
  read?: Sentiment | undefined;
  sentiment?: Sentiment | undefined;
  emotion?: Emotion | undefined;
  topic?: string | undefined;
}

const texts = sql`${ofPeople} left join listening.correction on correction.reading = reading.id`;

/**
 * The texts that a share of texts counts, newest first, with how many people wrote them: words that are held back count and are not shown. Throws
 * `not-found` for a topic.
 */
export async function textsBehind(tx: Tx, query: TextsQuery, actor: Actor) {
  const wanted = await wantedTexts(tx, query);
  const { total, customers } = await tx.one(sql<{ total: number; customers: number }>`
    select count(*)::int as total, count(distinct ${writer})::int as customers from ${texts} where ${wanted}`);
  const order = newestFirst<TextRow>(query, {
    at: sql`date_trunc('milliseconds', reading.at)`,
    id: sql`reading.id`,
    of: (row) => row.at,
  });
  const rows = await tx.all(sql<TextRow>`
    select ${textColumns} from ${texts} where ${wanted} and ${await inSight(tx, actor)} and ${order.where} ${order.order} ${order.limit}`);
  const rules = query.topic === undefined ? [] : (await topicRow(tx, query.topic)).rules;
  const { items, next } = order.page(rows, (row) => row);
  return { total, customers, items: await shownTexts(tx, items, rules), next };
}

async function wantedTexts(tx: Tx, query: TextsQuery): Promise<RawBuilder<unknown>> {
  const { days, from, to, channel, read, sentiment, emotion, topic } = query;
  const conditions = [sql`reading.workspace = ${tx.workspace}`, ...(await ofLanguage(tx, query))];
  if (days !== undefined) conditions.push(sql`reading.at > ${new Date(tx.now.getTime() - days * 86_400_000)}`);
  if (from !== undefined) conditions.push(sql`reading.at >= ${from}`);
  if (to !== undefined) conditions.push(sql`reading.at < ${to}`);
  if (channel !== undefined) conditions.push(sql`coalesce(reading.channel, 'none') = ${channel}`);
  if (read !== undefined) conditions.push(sql`reading.sentiment = ${read}`);
  if (sentiment !== undefined) conditions.push(sql`coalesce(correction.said, reading.sentiment) = ${sentiment}`);
  if (emotion !== undefined) conditions.push(sql`reading.emotion = ${emotion}`);
  if (topic !== undefined)
    conditions.push(
      sql`exists (select 1 from listening.topic_of_text found where found.reading = reading.id and found.topic = ${topic})`,
    );
  return sql.join(conditions, sql` and `);
}

/** Of a language only what the version of the model read that figures are of; weeks are those of the company's zone. */
async function ofLanguage(tx: Tx, { language, week }: TextsQuery): Promise<Array<RawBuilder<unknown>>> {
  const conditions: Array<RawBuilder<unknown>> = [];
  if (language !== undefined) {
    const engine = (await latestEngine(tx, language))?.engine ?? '';
    conditions.push(sql`reading.language = ${language} and reading.engine = ${engine}`);
  }
  if (week !== undefined) {
    const { zone } = await workspaceSettings(tx);
    conditions.push(sql`date_trunc('week', reading.at at time zone ${zone}) = ${week}::date`);
  }
  return conditions;
}
