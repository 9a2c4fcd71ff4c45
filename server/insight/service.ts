import { countingAmong } from '#core/insight/among.ts';
import { compareProportions, type Proportion } from '#core/statistics/proportions.ts';
import { judge, pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import type { App, Tx } from '#platform';
import { conversationChannels, conversationRows, type ConversationRow } from './conversation-rows.ts';
import { serviceHow } from './how.ts';
import { earlier, headOf, openScope, type ScopeQuery } from './scope.ts';
import { allTimes, byPerson, byTeam, timesBy, toldTimes } from './times/figures.ts';
import type { TimeOf } from './times/draw.ts';
import { serviceTimes, stillMeasuring } from './times/rows.ts';

interface ServiceQuery extends ScopeQuery {
  time?: TimeOf | undefined;
}

/** What was done in the period: one answer for the whole page. Throws `unavailable` while analytics restarts. */
export async function serviceFigures(tx: Tx, app: App, { time = 'calendar', ...query }: ServiceQuery) {
  const scope = await openScope(tx, app, query);
  const [rows, channels, times] = await Promise.all([
    conversationRows(scope),
    conversationChannels(scope),
    serviceTimes(scope, time),
  ]);
  const { period, settings } = scope;
  const how = serviceHow(scope.when, settings, time);
  const all = await allTimes(times);
  const byBucket = await timesBy(times, ({ bucket }) => bucket);
  const channelTimes = await timesBy(times, ({ channel }) => channel);
  const now = rows.filter(({ bucket, began }) => bucket !== earlier && began > 0);
  const before = rows.filter(({ bucket }) => bucket === earlier);
  const backlog = backlogAt(rows);
  const compare = (of: (rows: readonly ConversationRow[]) => Proportion) =>
    comparedShares(of(before), of(now), settings.smallestDifference);
  const shares = { firstContact: compare(firstContact), reopened: compare(reopened) };
  const counting = countingAmong(Object.values(shares).map(({ change }) => change));
  return {
    ...(await headOf(scope, channels)),
    volume: { value: sum(now, 'began'), before: sum(before, 'began'), how: how.volume },
    backlog: { value: backlog.at(period.to), before: backlog.at(earlier), how: how.backlog },
    time: { of: time, kept: times.kept, hours: times.hours, measuring: await stillMeasuring(scope) },
    firstResponse: { ...all.firstResponse, how: how.firstResponse },
    nextResponse: { ...all.nextResponse, how: how.nextResponse },
    resolution: { ...all.resolution, how: how.resolution },
    botResponse: all.botResponse,
    firstContact: {
      ...shares.firstContact,
      change: counting(shares.firstContact.change),
      open: sum(now, 'open'),
      notYetKnown: sum(now, 'unknown'),
      how: how.firstContact,
    },
    reopened: { ...shares.reopened, change: counting(shares.reopened.change), how: how.reopened },
    series: period.buckets.map(({ start, partial }) => {
      const here = now.filter(({ bucket }) => bucket === start);
      return { start, partial, backlog: backlog.at(start), ...figuresOf(here), ...toldTimes(byBucket.get(start)) };
    }),
    byChannel: [...new Set(now.map(({ channel }) => channel))].toSorted().map((channel) => {
      const here = now.filter((row) => row.channel === channel);
      const open = rows.filter((row) => row.channel === channel);
      return {
        channel,
        backlog: backlogAt(open).at(period.to),
        ...figuresOf(here),
        ...toldTimes(channelTimes.get(channel)),
        reopened: figureOf(reopened(here)),
      };
    }),
    byTeam: await byTeam(tx, times),
    byPerson: await byPerson(tx, times),
  };
}

function figuresOf(rows: readonly ConversationRow[]) {
  return { volume: sum(rows, 'began'), firstContact: figureOf(firstContact(rows)) };
}

type Counted = 'began' | 'once' | 'again' | 'unknown' | 'open' | 'resolved' | 'reopened';

function sum(rows: readonly ConversationRow[], of: Counted): number {
  return rows.reduce((total, row) => total + row[of], 0);
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
function backlogAt(changes: readonly ConversationRow[]) {
  return {
    at: (bucket: string) => changes.reduce((open, each) => (each.bucket <= bucket ? open + each.change : open), 0),
  };
}
