import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type Tx } from '#platform';
import { withNames } from '../with-names.ts';

interface AnswerRow {
  id: string;
  ask: string;
  customer: string;
  conversation: string;
  channel: string;
  scale: string;
  score: number;
  words: string;
  at: Date;
}

interface AnswersQuery extends PageQuery {
  score?: string[] | undefined;
  withWords?: 'true' | 'false' | undefined;
}

/** A page of the answers with their words, newest first. */
export async function listAnswers(tx: Tx, query: AnswersQuery) {
  const order = newestFirst<AnswerRow>(query, {
    at: sql`date_trunc('milliseconds', answer.at)`,
    id: sql`answer.id`,
    of: (row) => row.at,
  });
  const scores =
    query.score?.map(Number).filter((score) => score >= 1 && score <= 5 && Number.isInteger(score)) ?? null;
  const rows = await tx.all(sql<AnswerRow>`
    select answer.id, answer.ask, answer.customer, answer.conversation, ask.channel, answer.scale, answer.score, answer.words, answer.at
    from listening.answer join listening.ask on ask.id = answer.ask
    where (${scores}::int[] is null or score = any(${scores}::int[]))
      and (${query.withWords ?? null}::text is null or (words <> '') = (${query.withWords ?? null} = 'true'))
      and ${order.where} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}
