import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import { durationFigure } from '#core/statistics/durations.ts';
import { pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { describeCustomers } from '#customers';
import { wordsOfResponses } from '#listening';
import { namedClocks } from '#people';
import { systemActor, type Actor, type App, type Tx } from '#platform';
import { answeredHow } from '../how.ts';
import { openScope, touchpointNames, type ScopeQuery } from '../scope.ts';
import { wordedBehind, wordedRows, type Source, type WordedGroup, type WordedRow } from './rows.ts';

/** Milliseconds from one moment to another, in opening hours or as the calendar goes. */
type Length = (from: number, until: number) => number;

/** How much of what customers wrote got a reply, and how soon; what was asked for and what was volunteered apart. */
export async function answeredFigures(tx: Tx, app: App, query: ScopeQuery) {
  const scope = await openScope(tx, app, query);
  const clock = (await namedClocks(tx)).find(({ isDefault }) => isDefault)?.clock;
  const length: Length = (from, until) => (clock === undefined ? until - from : clock.between(from, until));
  const names = await touchpointNames(tx);
  const figuresOf = async (source: Source) => {
    const { rows, ...beside } = await wordedRows(scope, source);
    const groups = [...Map.groupBy(rows, ({ touchpoint }) => touchpoint)].map(([key, group]) => ({
      key,
      name: nameOf(names, key),
      ...figureOf(group, length, tx.now),
    }));
    const byTouchpoint = groups.toSorted((a, b) => b.share.n - a.share.n || (a.key < b.key ? -1 : 1));
    return { ...figureOf(rows, length, tx.now), ...beside, byTouchpoint };
  };
  const time = clock === undefined ? ('calendar' as const) : ('opening' as const);
  const how = answeredHow(scope.when, time);
  return { time, how, asked: await figuresOf('asked'), volunteered: await figuresOf('volunteered') };
}

function nameOf(names: ReadonlyMap<string, string>, key: string): string {
  return names.get(key) ?? usualTouchpoint(key)?.name ?? key;
}

function figureOf(rows: readonly WordedRow[], length: Length, now: Date) {
  const unanswered = rows.filter(({ repliedAt }) => repliedAt === null).length;
  const waits = rows
    .map(({ at, repliedAt }) => ({
      seconds: Math.round(length(at.getTime(), Math.max(at.getTime(), (repliedAt ?? now).getTime())) / 1000),
      ended: repliedAt === null ? 0 : 1,
    }))
    .toSorted((a, b) => a.seconds - b.seconds);
  return {
    share: pointsFigure(shareOf(rows.length - unanswered, rows.length)),
    time: durationFigure({ times: waits.map(({ seconds }) => seconds), ended: waits.map(({ ended }) => ended) }),
    unanswered,
  };
}

const mostShown = 100;

/** What a figure counts, newest first, with its words. */
export async function answersWithWords(
  tx: Tx,
  app: App,
  { source, which, touchpoint, actor, ...query }: ScopeQuery & WordedGroup & { actor: Actor },
) {
  const scope = await openScope(tx, app, query);
  const rowsFor = (who: Actor) => wordedBehind(scope, { source, which, touchpoint }, { limit: mostShown, actor: who });
  const rows = await rowsFor(actor);
  // Where all of them are held back they count all the same.
  const [one = { total: 0 }] = rows.length > 0 ? rows : await rowsFor(systemActor(tx.workspace));
  const names = await touchpointNames(tx);
  const known = await describeCustomers(tx, [...new Set(rows.flatMap(({ customer }) => customer ?? []))]);
  const words = await wordsOfResponses(
    tx,
    rows.map(({ id }) => id),
  );
  const personOf = (id: string) => ({ id: known.get(id)?.id ?? id, name: known.get(id)?.name ?? 'Erased customer' });
  return {
    total: one.total,
    items: rows.map(({ id, customer, touchpoint: key, ...row }) => ({
      ...row,
      id,
      touchpoint: nameOf(names, key),
      customer: customer === null ? null : personOf(customer),
      words: words.get(id) ?? '',
    })),
  };
}
