import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { describeCustomers } from '#customers';
import { systemActor, type Actor, type App, type Tx } from '#platform';
import { nobody, shownOnSpine, type SpineShown } from '#touchpoints';
import { behindRows, type Behind, type BehindRow } from './behind-rows.ts';
import { openScope, touchpointNames, type ScopeQuery } from './scope.ts';

export interface BehindQuery extends ScopeQuery {
  scale: Scale;
  /** Nothing: whatever they are about. */
  about?: FeelingObject | undefined;
  touchpoint?: string | undefined;
  bucket?: string | undefined;
  score?: string | undefined;
  fact?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  word?: string | undefined;
  after?: string | undefined;
  limit: number;
  /** Who looks: what is held back from them counts and is not listed. */
  actor: Actor;
}

/** The answers behind a figure or a group, so that they can be read also where they are too few for a number. */
export async function answersBehind(tx: Tx, app: App, query: BehindQuery) {
  const scope = await openScope(tx, app, query);
  const names = await touchpointNames(tx);
  const { limit } = query;
  const rowsFor = async (actor: Actor) =>
    behindRows(scope, { ...wantedOf(query, names), ...(await shownOnSpine(tx, actor)) });
  const rows = await rowsFor(query.actor);
  // Where all of them are held back they count all the same.
  const [one = { total: 0 }] = rows.length > 0 ? rows : await rowsFor(systemActor(tx.workspace));
  const shown = rows.slice(0, limit);
  const people = [...new Set(shown.map(({ customer }) => customer))].filter((id) => id !== nobody);
  const known = await describeCustomers(tx, people);
  return {
    total: one.total,
    next: rows.length > limit ? cursorOf(shown.at(-1)!) : null,
    items: shown.map(({ id, at, customer, conversation, channel, touchpoint, score, ...value }) => ({
      id,
      at: new Date(at),
      channel,
      score,
      conversation,
      touchpoint: names.get(touchpoint) ?? usualTouchpoint(touchpoint)?.name ?? touchpoint,
      customer: personOf(customer, known.get(customer)?.name),
      fact: query.fact === undefined ? null : (value.number ?? value.word),
    })),
  };
}

function wantedOf(query: BehindQuery, names: ReadonlyMap<string, string>): Omit<Behind, keyof SpineShown> {
  const { scale, about = '', touchpoint = '', bucket = '', fact = '', word = '', limit } = query;
  return {
    scale,
    about,
    touchpoint,
    bucket,
    score: numberOf(query.score),
    fact,
    from: numberOf(query.from),
    to: numberOf(query.to),
    word: fact === ':touchpoint' ? keyOf(names, word) : word,
    ...placeAfter(query.after),
    limit: limit + 1,
  };
}

/** Where the page before ended. */
export function placeAfter(after: string | undefined) {
  const [afterAt = '0', afterId = nobody] = after?.split('_') ?? [];
  return { afterAt: Number(afterAt), afterId };
}

export function cursorOf({ at, id }: Pick<BehindRow, 'at' | 'id'>): string {
  return `${new Date(at).getTime()}_${id}`;
}

function personOf(id: string, name: string | null | undefined) {
  return id === nobody ? null : { id, name: name ?? 'Unknown' };
}

function keyOf(names: ReadonlyMap<string, string>, name: string): string {
  return [...names].find(([, each]) => each === name)?.[0] ?? name;
}

function numberOf(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text);
}
