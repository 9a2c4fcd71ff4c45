import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { scaleTitles } from '#core/listening/results/scale-titles.ts';
import { scaleFigures } from '#core/listening/results/scores.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import { countedAt, sourceSql } from './counted.ts';
import { resultsFormula, populations } from './results.ts';

interface SurveyRow {
  survey: { id: string; name: string; anonymous: boolean };
  n: number;
  nobodys: number;
}

/** How often each score was given to a question. */
interface ScoreRow {
  survey: string;
  question: string;
  scale: string;
  /** The newest edition with such an answer. */
  edition: number;
  counts: Record<string, number>;
}

/**
 * The surveys to which something was given that nobody was asked for, most responses first, with the figures of their scales: the same
 * answers that the results of each survey count, of all times.
 */
export async function volunteeredSurveys(tx: Tx, language: ChatLanguage = 'en') {
  const surveys = await surveysGiven(tx);
  const scores = await scoresGiven(
    tx,
    surveys.map(({ survey }) => survey.id),
  );
  const editions = await editionsOf(tx, scores);
  const { name: company } = await workspaceSettings(tx);
  const of = Map.groupBy(scores, ({ survey }) => survey);
  return {
    items: surveys.map((row) => {
      const definitions = editions.get(row.survey.id) ?? new Map<number, SurveyDefinition>();
      const titleOf = scaleTitles({ definitions, language, ours: { company } });
      const questions = (of.get(row.survey.id) ?? []).flatMap(({ question, scale, counts }) =>
        isScale(scale)
          ? [{ question, scale, title: titleOf(question, scale), ...scaleFigures(scale, numbered(counts)) }]
          : [],
      );
      return { ...row, questions };
    }),
    how: { formula: resultsFormula, population: populations.volunteered, period: 'All times' },
  };
}

const numbered = (counts: Record<string, number>) =>
  new Map(Object.entries(counts).map(([score, n]) => [Number(score), n]));

function volunteered(tx: Tx) {
  return sql`${sourceSql} = 'volunteered' and ${countedAt(tx.now)}`;
}

async function surveysGiven(tx: Tx): Promise<SurveyRow[]> {
  return tx.all(sql<SurveyRow>`
    select json_build_object('id', survey.id, 'name', survey.name, 'anonymous', survey.anonymous) as survey, n, nobodys
    from (select response.survey, count(*)::int as n, (count(*) filter (where customer is null))::int as nobodys
      from listening.response where ${volunteered(tx)} group by response.survey) given
    join listening.survey on survey.id = given.survey order by n desc, survey.id limit 200`);
}

/** Of the recommendations of a known customer the one begun last counts. */
async function scoresGiven(tx: Tx, surveys: readonly string[]): Promise<ScoreRow[]> {
  return tx.all(sql<ScoreRow>`
    select survey, question, scale, max(edition)::int as edition, json_object_agg(score, n) as counts from (
      select survey, question, scale, score, max(edition) as edition, count(*)::int as n from (
        select distinct on (response.survey, question, scale, whose) response.survey, response.edition, question, scale, score
        from listening.response join listening.answer on answer.response = response.id
        cross join lateral (select case when scale = 'nps' then coalesce(response.customer, response.id) else response.id end as whose) person
        where response.survey = any(${surveys}::uuid[]) and ${volunteered(tx)} and score is not null
        order by response.survey, question, scale, whose, response.id desc) given
      group by survey, question, scale, score) scored
    group by survey, question, scale order by survey, sum(n) desc, question, scale`);
}

/** The definitions that the newest answers were given to, the newest first. */
async function editionsOf(tx: Tx, scores: readonly ScoreRow[]) {
  const wanted = scores.map(({ survey, edition }) => ({ survey, edition }));
  const rows = await tx.all(sql<{ survey: string; number: number; definition: SurveyDefinition }>`
    select distinct on (edition.survey, number) edition.survey, number, definition from listening.edition
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as shown (survey uuid, edition int)
      on shown.survey = edition.survey and shown.edition = edition.number
    order by edition.survey, number desc`);
  return new Map(
    [...Map.groupBy(rows, ({ survey }) => survey)].map(([survey, mine]) => [
      survey,
      new Map(mine.map(({ number, definition }) => [number, definition])),
    ]),
  );
}
