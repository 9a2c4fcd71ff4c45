import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { PageQuery } from '#core/contract/page.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { givenWords } from '#core/listening/survey/given-words.ts';
import { newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { heldAmong } from '#touchpoints';
import { countedAt, sourceSql } from '../results/counted.ts';
import { readingShown, readRow, type ReadRow } from '../sentiment/readings.ts';
import { withNames } from '../with-names.ts';
import type { Occasion, Values } from './response.ts';

interface ResponseRow extends Pick<
  Occasion,
  'edition' | 'customer' | 'conversation' | 'source' | 'way' | 'channel' | 'touchpoint' | 'language'
> {
  id: string;
  survey: { id: string; name: string };
  state: 'partial' | 'complete';
  overQuota: string | null;
  values: Values;
  hasWords: boolean;
  startedAt: Date;
  lastAt: Date;
  completedAt: Date | null;
}

interface ResponsesQuery extends PageQuery {
  language?: ChatLanguage | undefined;
  survey?: string | undefined;
  source?: string[] | undefined;
  state?: string[] | undefined;
  counted?: boolean | undefined;
}

/** A page of the responses with all that was given, the one touched last first. */
export async function listResponses(tx: Tx, query: ResponsesQuery, actor: Actor) {
  const order = newestFirst<ResponseRow>(query, {
    at: sql`date_trunc('milliseconds', response.last_at)`,
    id: sql`response.id`,
    of: (row) => row.lastAt,
  });
  const rows = await tx.all(sql<ResponseRow>`
    select response.id, json_build_object('id', survey.id, 'name', survey.name) as survey, response.edition, customer, conversation, source, way,
      exists (select 1 from listening.answer where answer.response = response.id and answer.words <> '') as has_words,
      channel, touchpoint, language, state, over_quota, values, started_at, last_at, completed_at
    from listening.response join listening.survey on survey.id = response.survey
    where ${sql.join([...wanted(query, tx.now), order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  const held = await heldAmong(
    tx,
    actor,
    page.items.map((row) => ({ ...row, at: row.completedAt ?? row.lastAt })),
  );
  const items = await withReadings(tx, await withWords(tx, page.items, query.language ?? 'en'));
  const shown = items.map((row) => {
    const back = held.get(row.id);
    return back === undefined ? { ...row, held: null } : { ...row, ...nothing, held: back };
  });
  return { items: await withNames(tx, shown), next: page.next };
}

/** How the words of each read, by the names of the questions. */
async function withReadings<Row extends { id: string }>(tx: Tx, rows: readonly Row[]) {
  const read = await tx.all(sql<{ response: string; question: string; reading: ReadRow }>`
    select answer.response, answer.question, ${readRow} as reading
    from listening.answer join listening.reading on reading.answer = answer.id
    where answer.response = any(${rows.map(({ id }) => id)}::uuid[]) and answer.words <> '' order by answer.question`);
  const of = Map.groupBy(read, ({ response }) => response);
  return rows.map((row) => ({
    ...row,
    readings: (of.get(row.id) ?? []).map(({ question, reading }) => ({ question, ...readingShown(reading) })),
  }));
}

const nothing = { values: {}, given: [], hasWords: false, overQuota: null, readings: [] };

/** What each gave in the words of the edition that was shown; those of none keep the names. */
async function withWords(tx: Tx, rows: readonly ResponseRow[], language: ChatLanguage) {
  const shown = rows.flatMap(({ survey, edition }) => (edition === null ? [] : [{ survey: survey.id, edition }]));
  const editions = await tx.all(sql<{ of: string; definition: SurveyDefinition }>`
    select distinct edition.survey || ':' || number as of, definition from listening.edition
    join jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) as shown (survey uuid, edition int)
      on shown.survey = edition.survey and shown.edition = edition.number`);
  const known = new Map(editions.map(({ of, definition }) => [of, definition]));
  return rows.map((row) => {
    const definition = known.get(`${row.survey.id}:${row.edition}`) ?? { pages: [] };
    return { ...row, given: givenWords({ definition, values: row.values, seed: row.id, now: row.lastAt }, language) };
  });
}

function wanted({ survey, source, state, counted }: ResponsesQuery, now: Date): Array<RawBuilder<unknown>> {
  const conditions: Array<RawBuilder<unknown>> = [];
  if (survey !== undefined) conditions.push(sql`response.survey = ${survey}`);
  if (source !== undefined)
    conditions.push(sql`${counted === true ? sourceSql : sql`response.source`} = any(${source}::text[])`);
  if (state !== undefined) conditions.push(sql`state = any(${state}::text[])`);
  if (counted === true) conditions.push(countedAt(now));
  return conditions;
}
