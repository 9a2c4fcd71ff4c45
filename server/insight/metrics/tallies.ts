import { sql, statementText, type RawBuilder } from '#platform';
import { rowsOf, type Scope } from '../scope.ts';
import type { Metric } from './metric.ts';
import { answersSql, asksSql, conversationsSql } from './populations.ts';

/** What the metrics of a population are counted from, of one day or week; '' is the whole period, where it is not their sum. */
export interface Tally {
  bucket: string;
  /** For each metric its counts and sums, in their order. */
  told: number[][];
}

interface Added {
  /** Left out: rows are counted. */
  sum?: string;
  where: string;
}

/** What of a population's rows a metric needs. */
function addedOf({ made, where }: Metric): Added[] {
  const and = (condition: string) => ({ where: `(${where}) and (${condition})` });
  switch (made.type) {
    case 'count':
      return [{ where }];
    case 'level':
      return [{ sum: made.change, where }];
    case 'share':
      return [and(made.good), { where }];
    case 'nps':
      return [and(made.promoters), and(made.detractors), { where }];
    case 'mean':
      return [{ where }, { sum: made.score, where }, { sum: `${made.score} * ${made.score}`, where }];
    case 'median':
    case 'p90':
      return [];
  }
}

type Write = (added: Added) => string;

const inAnalytics: Write = ({ sum, where }) =>
  `toFloat64(${sum === undefined ? `countIf(${where})` : `sumIf(${sum}, ${where})`})`;
const inPostgres: Write = ({ sum, where }) =>
  `coalesce(${sum === undefined ? 'count(*)' : `sum(${sum})`} filter (where ${where}), 0)::float8`;

function columns(metrics: readonly Metric[], write: Write): string[] {
  return metrics.map((metric) => addedOf(metric).map(write).join(', '));
}

/** One pass over a population of analytics for all of its metrics. */
export function analyticsSql(scope: Scope, metrics: readonly Metric[]): string {
  const relation = metrics[0]?.population === 'answers' ? answersSql(scope) : conversationsSql(scope);
  const told = columns(metrics, inAnalytics).map((each) => `[${each}]`);
  const final = metrics[0]?.population === 'answers' ? '' : ' settings final = 0';
  return `select bucket, [${told.join(', ')}] as told from (${relation}) group by bucket${final}`;
}

export function analyticsTallies(scope: Scope, metrics: readonly Metric[]): Promise<Tally[]> {
  return rowsOf(scope, analyticsSql(scope, metrics), { window: scope.settings.firstContactDays });
}

function postgresQuery(scope: Scope, metrics: readonly Metric[]): RawBuilder<Tally> {
  const told = columns(metrics, inPostgres).map((each) => `jsonb_build_array(${each})`);
  return sql`select bucket, jsonb_build_array(${sql.raw(told.join(', '))}) as told from (${asksSql(scope)}) rows group by bucket`;
}

/** The same of a population that stands in Postgres. */
export function postgresTallies(scope: Scope, metrics: readonly Metric[]): Promise<Tally[]> {
  return scope.tx.all(postgresQuery(scope, metrics));
}

export function postgresSql(scope: Scope, metrics: readonly Metric[]): string {
  return statementText(postgresQuery(scope, metrics));
}
