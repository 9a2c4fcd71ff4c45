import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type Tx } from '#platform';
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
  at: Date;
}

interface AnswersQuery extends PageQuery {
  score?: string[] | undefined;
  scale?: string | undefined;
  survey?: string | undefined;
  source?: string[] | undefined;
  withWords?: 'true' | 'false' | undefined;
}

/** A page of the answers with their words, newest first. */
export async function listAnswers(tx: Tx, query: AnswersQuery) {
  const order = newestFirst<AnswerRow>(query, {
    at: sql`date_trunc('milliseconds', answer.at)`,
    id: sql`answer.id`,
    of: (row) => row.at,
  });
  const scores = query.score?.map(Number).filter(Number.isInteger) ?? null;
  const rows = await tx.all(sql<AnswerRow>`
    select answer.id, answer.ask, json_build_object('id', survey.id, 'name', survey.name) as survey, answer.response, answer.question,
      answer.customer, answer.conversation, response.channel, answer.scale, answer.score, answer.words, answer.at
    from listening.answer
    join listening.response on response.id = answer.response
    join listening.survey on survey.id = answer.survey
    where (${scores}::int[] is null or answer.score = any(${scores}::int[]))
      and (${query.scale ?? null}::text is null or answer.scale = ${query.scale ?? null})
      and (${query.survey ?? null}::uuid is null or answer.survey = ${query.survey ?? null}::uuid)
      and (${query.source ?? null}::text[] is null or response.source = any(${query.source ?? null}::text[]))
      and (${query.withWords ?? null}::text is null or (answer.words <> '') = (${query.withWords ?? null} = 'true'))
      and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}
