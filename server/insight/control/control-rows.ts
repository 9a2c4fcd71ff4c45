import type { Measure } from '#core/insight/feeling.ts';
import { aboutSql } from '../about.ts';
import { asked, lastScore, person } from '../answer-rows.ts';
import type { By } from '../period.ts';
import { rowsOf, type Scope } from '../scope.ts';

/** How often a score was given in a day or week. */
export interface ControlRow {
  /** The first day of it. */
  start: string;
  score: number;
  count: number;
}

/** The answers of a measure from a day on (null: from the first one), by whole days or weeks; of a recommendation the last of each person in each. */
export function controlRows(
  scope: Scope,
  { scale, about }: Measure,
  { by, from }: { by: By; from: string | null },
): Promise<ControlRow[]> {
  const day = 'toDate(occurred_at, {zone: String})';
  const today = `toDate(fromUnixTimestamp64Milli({end: Int64}, 'UTC'), {zone: String})`;
  const [start, now] = by === 'week' ? [`toMonday(${day})`, `toMonday(${today})`] : [day, today];
  return rowsOf<ControlRow>(
    scope,
    `select toString(start) as start, last as score, count() as count from (
      select start, ${person} as whose, ${lastScore} as last from (
        select ${start} as start, scale, score, customer, id, occurred_at, received_at from interaction
        where workspace = {workspace: UUID} and scale = {scale: String} and score is not null and ${asked}
          and ${aboutSql} = {about: String}
          and ({channel: String} = '' or channel = {channel: String})
          and ${day} >= toDate({from: String}) and ${start} < ${now}
      ) group by start, whose, scale
    ) group by start, score order by start, score`,
    { scale, about, from: from ?? '1970-01-01' },
  );
}
