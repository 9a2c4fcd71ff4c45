import { sql, type Tx } from '#platform';

/** What people wrote in these responses, or in those to these asks; where they wrote nothing it is left out. */
export async function wordsOfResponses(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ id: string; words: string }>(sql`
    select given.id, string_agg(answer.words, e'\n' order by answer.question) as words
    from unnest(${[...ids]}::uuid[]) as given (id)
    join listening.response on response.id = given.id or response.ask = given.id
    join listening.answer on answer.response = response.id and answer.words <> '' group by given.id`);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** What a response, or the one to an ask, is about; undefined when it is gone. */
export async function touchpointOfResponse(tx: Tx, id: string): Promise<string | undefined> {
  const found = await tx.maybe<{ touchpoint: string }>(
    sql`select touchpoint from listening.response where id = ${id} or ask = ${id} limit 1`,
  );
  return found?.touchpoint;
}

/** What one person gave, as others may know it. */
export interface GivenResponse {
  id: string;
  customer: string | null;
  conversation: string | null;
  source: 'asked' | 'volunteered' | 'imported';
  at: Date;
}

/** A response, or the one to an ask, that is there and in sight; undefined else. */
export async function givenResponse(tx: Tx, id: string): Promise<GivenResponse | undefined> {
  return tx.maybe(sql<GivenResponse>`select id, customer, conversation, source, last_at as at
    from listening.response where id = ${id} or ask = ${id} limit 1`);
}
