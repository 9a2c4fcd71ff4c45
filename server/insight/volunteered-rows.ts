import type { WeighedScore } from '#core/insight/volunteered.ts';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import type { App, Tx } from '#platform';
import { aboutSql } from './about.ts';
import { querySeconds } from './scope.ts';

export type Grain = 'year' | 'month';

/** What every look at volunteered answers shares. */
export interface Look {
  tx: Tx;
  app: App;
  zone: string;
  by: Grain;
}

const nobody = `toUUID('00000000-0000-0000-0000-000000000000')`;

/** Answers that nobody was asked for; those with only a year stand in no month. */
export const volunteered = `workspace = {workspace: UUID} and kind = 'feedback.given'`;
export const scored = `scale != '' and score is not null`;
export const startSql: Record<Grain, string> = {
  year: `toString(toYear(occurred_at, {zone: String}))`,
  month: `formatDateTime(occurred_at, '%Y-%m', {zone: String})`,
};
export const datedFor: Record<Grain, string> = { year: '1', month: `words['dated'] != 'year'` };

export function rowsOfLook<Row>(
  { tx, app, zone }: Look,
  query: string,
  more: Record<string, unknown> = {},
): Promise<Row[]> {
  return app.analytics.query<Row>(query, { workspace: tx.workspace, zone, ...more }, { seconds: querySeconds });
}

/** The surveys with volunteered answers, most answers first. */
export async function surveyRows(look: Look) {
  const rows = await rowsOfLook<{ survey: string; n: number; imported: number; undated: number }>(
    look,
    `select words['survey'] as survey, count() as n, max(words['origin'] = 'imported') as imported,
      countIf(words['dated'] = 'year') as undated
    from interaction where ${volunteered} and ${scored} group by survey order by n desc, survey limit 200`,
  );
  return rows.map((row) => ({ ...row, imported: row.imported === 1 }));
}

/** What came later, also of two that say only the same year or day: ids rise in the order of the file, as text alone (ClickHouse sorts a UUID by its second half). */
export const laterSql = `occurred_at, toString(id)`;

/** Whose answer: of a known customer's recommendations one counts, all else by itself. */
export const personOf = `if(scale = 'nps' and customer != ${nobody}, customer, id)`;

export interface GivenRow extends WeighedScore {
  question: string;
  scale: Scale;
  about: FeelingObject;
  start: string;
}

/**
 * How often each score was given to each question in each period, with weights. An answer without a customer is a person of its
 * own; of a known customer's recommendations the last of the period counts.
 */
export function givenRows(look: Look, survey: string): Promise<GivenRow[]> {
  return rowsOfLook<GivenRow>(
    look,
    `select question, scale, about, start, last.1 as score, count() as n, sum(last.2) as weights, sum(last.2 * last.2) as squares,
      countIf(last.3) as weighed from (
      select question, scale, about, start, whose, argMax((score, weight, has), (${laterSql})) as last from (
        select words['question'] as question, toString(scale) as scale, ${aboutSql} as about, ${startSql[look.by]} as start,
          ${personOf} as whose, round(assumeNotNull(score), 4) as score,
          mapContains(numbers, 'weight') as has, if(has, numbers['weight'], 1) as weight, occurred_at, id
        from interaction where ${volunteered} and ${scored} and words['survey'] = {survey: String} and ${datedFor[look.by]}
      ) group by question, scale, about, start, whose
    ) group by question, scale, about, start, score order by question, scale, about, start, score`,
    { survey },
  );
}
