import { durationFigure, type DurationFigure } from '#core/statistics/durations.ts';
import type { Duration } from '#core/statistics/kaplan-meier.ts';
import { compareProportions, type Proportion } from '#core/statistics/proportions.ts';
import { judge, pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import type { App, Tx } from '#platform';
import { backlogChanges, conversationRows, type ConversationRow } from './conversation-rows.ts';
import { serviceHow } from './how.ts';
import { earlier, headOf, openScope, type ScopeQuery } from './scope.ts';

/** What was done in the period: one answer for the whole page. Throws `unavailable` while analytics restarts. */
export async function serviceFigures(tx: Tx, app: App, query: ScopeQuery) {
  const scope = await openScope(tx, app, query);
  const [rows, changes] = await Promise.all([conversationRows(scope), backlogChanges(scope)]);
  const { period, settings } = scope;
  const how = serviceHow(scope.when, settings.firstContactDays);
  const now = rows.filter(({ bucket }) => bucket !== earlier);
  const before = rows.filter(({ bucket }) => bucket === earlier);
  const backlog = backlogAt(changes);
  const compare = (of: (rows: readonly ConversationRow[]) => Proportion) =>
    comparedShares(of(before), of(now), settings.smallestDifference);
  return {
    ...(await headOf(
      scope,
      rows.map(({ channel }) => channel),
    )),
    volume: { value: sum(now, 'began'), before: sum(before, 'began'), how: how.volume },
    backlog: { value: backlog.at(period.to), before: backlog.at(earlier), how: how.backlog },
    firstResponse: { ...durations(now, 'responses'), how: how.firstResponse },
    resolution: { ...durations(now, 'resolutions'), how: how.resolution },
    firstContact: {
      ...compare(firstContact),
      open: sum(now, 'open'),
      notYetKnown: sum(now, 'unknown'),
      how: how.firstContact,
    },
    reopened: { ...compare(reopened), how: how.reopened },
    series: period.buckets.map(({ start, partial }) => {
      const here = now.filter(({ bucket }) => bucket === start);
      return { start, partial, backlog: backlog.at(start), ...figuresOf(here) };
    }),
    byChannel: [...new Set(now.map(({ channel }) => channel))].toSorted().map((channel) => {
      const here = now.filter((row) => row.channel === channel);
      const open = changes.filter((change) => change.channel === channel);
      return {
        channel,
        backlog: backlogAt(open).at(period.to),
        ...figuresOf(here),
        reopened: figureOf(reopened(here)),
      };
    }),
  };
}

function figuresOf(rows: readonly ConversationRow[]) {
  return {
    volume: sum(rows, 'began'),
    firstResponse: durations(rows, 'responses'),
    resolution: durations(rows, 'resolutions'),
    firstContact: figureOf(firstContact(rows)),
  };
}

type Counted = 'began' | 'once' | 'again' | 'unknown' | 'open' | 'resolved' | 'reopened';

function sum(rows: readonly ConversationRow[], of: Counted): number {
  return rows.reduce((total, row) => total + row[of], 0);
}

function durations(rows: readonly ConversationRow[], of: 'responses' | 'resolutions'): DurationFigure {
  return durationFigure(rows.flatMap((row) => row[of].map(durationOf)));
}

function durationOf(seconds: number): Duration {
  return seconds < 0 ? { time: Math.max(0, -1 - seconds), ended: false } : { time: seconds, ended: true };
}

function firstContact(rows: readonly ConversationRow[]): Proportion {
  const once = sum(rows, 'once');
  return { count: once, n: once + sum(rows, 'again') };
}

function reopened(rows: readonly ConversationRow[]): Proportion {
  return { count: sum(rows, 'reopened'), n: sum(rows, 'resolved') };
}

function figureOf({ count, n }: Proportion) {
  return pointsFigure(shareOf(count, n));
}

/** The share of now with what changed since the period before. */
function comparedShares(before: Proportion, now: Proportion, smallest: number) {
  const [was, is] = [figureOf(before), figureOf(now)];
  return { ...is, change: judge([was, is], compareProportions(before, now), smallest) };
}

/** The number of open conversations at the end of a day or week, from its changes. */
function backlogAt(changes: ReadonlyArray<{ bucket: string; change: number }>) {
  return {
    at: (bucket: string) =>
      changes.reduce((open, each) => (each.bucket <= bucket ? open + Number(each.change) : open), 0),
  };
}
