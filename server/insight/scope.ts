import type { App, Tx } from '#platform';
import { workspaceSettings } from '#people';
import { listTouchpoints, shippingLag, type Lag } from '#touchpoints';
import { periodUntil, periodWords, type By, type Period } from './period.ts';
import { insightSettings, type InsightSettings } from './settings.ts';

/** What every figure of a page shares: whose, of when, of which channel, judged by what. */
export interface Scope {
  tx: Tx;
  app: App;
  period: Period;
  /** The period in words. */
  when: string;
  channel: string | undefined;
  settings: InsightSettings;
}

export interface ScopeQuery {
  days: number;
  channel?: string | undefined;
  by?: By | undefined;
}

/** Longest time of one query; the transaction of the request lasts a little longer. */
export const querySeconds = 12;

export async function openScope(tx: Tx, app: App, { days, channel, by }: ScopeQuery): Promise<Scope> {
  const { zone } = await workspaceSettings(tx);
  const period = periodUntil(tx.now, { days, zone, by });
  return { tx, app, period, when: periodWords(period), channel, settings: await insightSettings(tx) };
}

/** The parameters that the queries of a page share. */
export function parametersOf({ tx, period, channel }: Scope): Record<string, unknown> {
  return {
    workspace: tx.workspace,
    before: period.before.getTime(),
    start: period.start.getTime(),
    end: period.end.getTime(),
    zone: period.zone,
    channel: channel ?? '',
  };
}

/** Rows of a query of figures. */
export function rowsOf<R>(scope: Scope, text: string, more: Record<string, unknown> = {}): Promise<R[]> {
  return scope.app.analytics.query<R>(text, { ...parametersOf(scope), ...more }, { seconds: querySeconds });
}

/** A moment given in milliseconds. */
export function momentOf(name: 'before' | 'start' | 'end'): string {
  return `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`;
}

/** The first day of the day or week that a moment falls into; 1970 when it lies before the period. */
export function bucketOf(moment: string, by: By): string {
  const day = `toDate(${moment}, {zone: String})`;
  return `if(${moment} < ${momentOf('start')}, toDate('1970-01-01'), ${by === 'week' ? `toMonday(${day})` : day})`;
}

/** The bucket of what lies before the period. */
export const earlier = '1970-01-01';

export interface Freshness extends Lag {
  state: 'ready' | 'catching-up' | 'down';
}

/** How far the figures are behind. */
export async function freshness(tx: Tx, app: App): Promise<Freshness> {
  const { rows, seconds } = await shippingLag(app, tx.workspace);
  return { state: app.analytics.state(), rows, seconds };
}

/** What the answer of every page begins with. */
export async function headOf({ tx, app, period: { days, from, to, zone, by } }: Scope, channels: Iterable<string>) {
  return {
    period: { days, from, to, zone, by },
    lag: await freshness(tx, app),
    channels: [...new Set(channels)].toSorted(),
  };
}

/** The catalogue's names by key. */
export async function touchpointNames(tx: Tx): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let after: string | undefined; ;) {
    const page = await listTouchpoints(tx, { limit: 200, ...(after === undefined ? {} : { after }) });
    for (const { key, name } of page.items) names.set(key, name);
    if (page.next === null) return names;
    after = page.next;
  }
}

/** Ids end in digits by chance: so many of them lie below this. */
export function lastDigits(share: number): string {
  return Math.floor(share * 16 ** 6)
    .toString(16)
    .padStart(6, '0');
}
