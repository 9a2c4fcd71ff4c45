import type { PageQuery } from '#core/contract/page.ts';
import { newestFirst, sql, type RawBuilder, type Tx } from '#platform';
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
  startedAt: Date;
  lastAt: Date;
  completedAt: Date | null;
}

interface ResponsesQuery extends PageQuery {
  survey?: string | undefined;
  source?: string[] | undefined;
  state?: string[] | undefined;
}

/** A page of the responses with all that was given, the one touched last first. */
export async function listResponses(tx: Tx, query: ResponsesQuery) {
  const order = newestFirst<ResponseRow>(query, {
    at: sql`date_trunc('milliseconds', response.last_at)`,
    id: sql`response.id`,
    of: (row) => row.lastAt,
  });
  const rows = await tx.all(sql<ResponseRow>`
    select response.id, json_build_object('id', survey.id, 'name', survey.name) as survey, response.edition, customer, conversation, source, way,
      channel, touchpoint, language, state, over_quota, values, started_at, last_at, completed_at
    from listening.response join listening.survey on survey.id = response.survey
    where ${sql.join([...wanted(query), order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await withNames(tx, page.items), next: page.next };
}

function wanted({ survey, source, state }: ResponsesQuery): Array<RawBuilder<unknown>> {
  const conditions: Array<RawBuilder<unknown>> = [];
  if (survey !== undefined) conditions.push(sql`response.survey = ${survey}`);
  if (source !== undefined) conditions.push(sql`source = any(${source}::text[])`);
  if (state !== undefined) conditions.push(sql`state = any(${state}::text[])`);
  return conditions;
}
