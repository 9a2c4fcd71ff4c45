import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { aboutSql } from './about.ts';
import { bucketOf, momentOf, rowsOf, type Scope } from './scope.ts';

/** Whose answer it is: of a recommendation only the last of each person counts; an erased person is each time another. */
export const person = `if(scale = 'nps' and customer != toUUID('00000000-0000-0000-0000-000000000000'), customer, id)`;

/** The score that somebody gave last; of two at the same moment the one that arrived later. Ids are told by their text, which begins with the time. */
export const lastScore = 'argMax(round(score, 4), (occurred_at, received_at, toString(id)))';

/**
 * What nobody was asked for is shown apart, imported answers among it: who speaks up on their own is not like the others. Nor does the
 * question again after a recovery count: low scores rise by themselves; nor a further question of the same scale: one person is one answer.
 */
export const asked = `kind != 'feedback.given' and numbers['again'] = 0 and numbers['further'] = 0`;

const inPeriod = `workspace = {workspace: UUID} and scale != '' and score is not null and ${asked}
  and occurred_at >= ${momentOf('before')} and occurred_at < ${momentOf('end')}
  and ({channel: String} = '' or channel = {channel: String})`;

/** How often a score was given on one scale, in one group. */
export interface ScoreRow {
  scale: Scale;
  about: FeelingObject;
  /** `all`, `bucket`, `channel` or `touchpoint`. */
  by: string;
  /** The day or week, the channel, the touchpoint; empty for `all`. */
  group: string;
  /** In the period before. */
  earlier: boolean;
  score: number;
  count: number;
}

/** The answers of the period and the one before, counted whole, by day or week, by channel and by touchpoint. */
export async function scoreRows(scope: Scope): Promise<ScoreRow[]> {
  const rows = await rowsOf<Omit<ScoreRow, 'earlier'> & { earlier: number }>(
    scope,
    `select scale, about, d.1 as by, d.2 as "group", earlier, last as score, count() as count from (
      select scale, about, earlier, d, ${person} as whose, ${lastScore} as last from (
        select scale, ${aboutSql} as about, score, customer, id, occurred_at, received_at, occurred_at < ${momentOf('start')} as earlier,
          arrayJoin([('all', ''), ('bucket', toString(${bucketOf('occurred_at', scope.period.by)})),
            ('channel', toString(channel)), ('touchpoint', toString(touchpoint))]) as d
        from interaction where ${inPeriod}
      ) group by scale, about, earlier, d, whose
    ) group by scale, about, by, "group", earlier, score`,
  );
  return rows.map((row) => ({ ...row, earlier: row.earlier === 1 }));
}

/** Every channel on which an answer came in the period, whatever channel the page shows. */
export async function answerChannels(scope: Scope): Promise<string[]> {
  const rows = await rowsOf<{ channel: string }>(
    scope,
    `select distinct toString(channel) as channel from interaction
    where workspace = {workspace: UUID} and scale != '' and ${asked} and occurred_at >= ${momentOf('start')} and occurred_at < ${momentOf('end')}`,
  );
  return rows.map(({ channel }) => channel);
}
