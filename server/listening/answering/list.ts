import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { heldAmong, scoreSight } from '#touchpoints';
import { readingShown, readRow, type ReadRow } from '../sentiment/readings.ts';
import { withNames } from '../with-names.ts';

interface AnswerRow {
  id: string;
  ask: string | null;
  survey: { id: string; name: string };
  response: string;
  question: string;
  customer: string | null;
  conversation: string | null;
  channel: string;
  scale: string | null;
  score: number | null;
  words: string;
  reading: ReadRow | null;
  at: Date;
}

interface AnswersQuery extends PageQuery {
  score?: string[] | undefined;
  scale?: string | undefined;
  survey?: string | undefined;
  source?: string[] | undefined;
  withWords?: 'true' | 'false' | undefined;
}

/** What was given, as columns of a query over answers. */
const given = { customer: sql`answer.customer`, conversation: sql`answer.conversation`, at: sql`answer.at` };

/** A page of the answers with their words, newest first. A filter by what was given leaves out what is held back. */
export async function listAnswers(tx: Tx, query: AnswersQuery, actor: Actor) {
  const told = query.score ?? query.scale ?? query.withWords;
  const shown = told === undefined ? sql`true` : sql`not ${(await scoreSight(tx, actor)).held(given)}`;
  const order = newestFirst<AnswerRow>(query, {
    at: sql`date_trunc('milliseconds', answer.at)`,
    id: sql`answer.id`,
    of: (row) => row.at,
  });
  const rows = await tx.all(sql<AnswerRow>`
    select answer.id, answer.ask, json_build_object('id', survey.id, 'name', survey.name) as survey, answer.response, answer.question,
      answer.customer, answer.conversation, response.channel, answer.scale, answer.score, answer.words, answer.at,
      case when reading.id is not null and answer.words <> '' then ${readRow} end as reading
    from listening.answer
    left join listening.reading on reading.answer = answer.id
    join listening.response on response.id = answer.response
    join listening.survey on survey.id = answer.survey
    where ${sql.join([...wanted(query), shown, order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  const held = await heldAmong(tx, actor, page.items);
  const items = page.items.map((row) => {
    const back = held.get(row.id);
    if (back !== undefined) return { ...row, ...nothing, held: back };
    return { ...row, reading: row.reading && readingShown(row.reading), held: null };
  });
  return { items: await withNames(tx, items), next: page.next };
}

// Which question it was can tell what was answered before it.
const nothing = { question: '', scale: null, score: null, words: '', reading: null };

function wanted({ score, scale, survey, source, withWords }: AnswersQuery): Array<RawBuilder<unknown>> {
  const conditions: Array<RawBuilder<unknown>> = [];
  if (score !== undefined)
    conditions.push(sql`answer.score = any(${score.map(Number).filter(Number.isInteger)}::int[])`);
  if (scale !== undefined) conditions.push(sql`answer.scale = ${scale}`);
  if (survey !== undefined) conditions.push(sql`answer.survey = ${survey}`);
  if (source !== undefined) conditions.push(sql`response.source = any(${source}::text[])`);
  if (withWords !== undefined) conditions.push(sql`(answer.words <> '') = ${withWords === 'true'}`);
  return conditions;
}
