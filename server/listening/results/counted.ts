import type { CountedResponse } from '#core/listening/results/tally.ts';
import { sql, type Tx } from '#platform';

export type Source = 'asked' | 'volunteered' | 'imported';

/** Which responses are counted. */
export interface Wanted {
  survey: string;
  edition: number | null;
  /** The first day, by the company's clock; null: all times. */
  since: string | null;
  zone: string;
}

/** What was sent to somebody is asked for, also where it is joined to nobody: links, codes, tabs and devices have ways of their own. */
export const sourceSql = sql`case when response.anonymous and response.way = 'page' then 'asked' else response.source end`;

/** What counts: complete, or left half-way for half an hour; not what came when its quota was full, and not the question once more after a recovery. */
export function countedAt(now: Date) {
  const idle = new Date(now.getTime() - 30 * 60_000);
  return sql`response.edition is not null and response.over_quota is null
    and (response.state = 'complete' or response.last_at < ${idle})
    and not exists (select 1 from listening.ask where ask.id = response.ask and ask.again)`;
}

/** What counts of one survey. Of an anonymous response only the day is known, by UTC. */
function counted({ survey, edition, since, zone }: Wanted, now: Date) {
  return sql`response.survey = ${survey} and ${countedAt(now)}
    and (${edition}::int is null or response.edition = ${edition}::int)
    and (${since}::date is null or (coalesce(response.completed_at, response.last_at)
      at time zone case when response.anonymous then 'UTC' else ${zone} end)::date >= ${since}::date)`;
}

/** How many responses of each source there are. */
export async function sourcesOf(tx: Tx, wanted: Wanted) {
  return tx.all(sql<{ source: Source; n: number }>`
    select ${sourceSql} as source, count(*)::int as n from listening.response where ${counted(wanted, tx.now)} group by 1 order by 1`);
}

/** So many are read at a time, and so many counted at most. */
const [atOnce, most] = [500, 50_000];

interface Row extends CountedResponse {
  id: string;
}

/** The responses of one source, the newest begun first; those of an anonymous survey in no order. Ends after `most`. */
export async function* countedResponses(tx: Tx, wanted: Wanted, source: Source): AsyncGenerator<CountedResponse> {
  let before: string | null = null;
  for (let read = 0; read < most; read += atOnce) {
    const rows: Row[] = await tx.all(sql<Row>`
      select response.id, edition, key as seed, customer, state = 'complete' as complete, at_page, values,
        coalesce(completed_at, last_at) as at
      from listening.response where ${counted(wanted, tx.now)} and ${sourceSql} = ${source}
        and (${before}::uuid is null or response.id < ${before}::uuid) order by response.id desc limit ${atOnce}`);
    yield* rows;
    if (rows.length < atOnce) return;
    before = rows.at(-1)!.id;
  }
}

/** Whether so many are more than are counted. */
export function isCut(n: number): boolean {
  return n > most;
}
