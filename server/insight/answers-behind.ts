import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { describeCustomers } from '#customers';
import type { App, Tx } from '#platform';
import { nobody } from '#touchpoints';
import { linked } from './link-rows.ts';
import { openScope, rowsOf, touchpointNames, type ScopeQuery } from './scope.ts';

export interface BehindQuery extends ScopeQuery {
  scale: Scale;
  /** Nothing: whatever they are about. */
  about?: FeelingObject | undefined;
  touchpoint?: string | undefined;
  fact?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  word?: string | undefined;
}

interface AnswerRow {
  id: string;
  at: string;
  customer: string;
  channel: string;
  touchpoint: string;
  score: number;
  number: number | null;
  word: string;
  total: number;
}

const mostShown = 100;

/** The newest answers behind a group, so that they can be read where they are too few for a number. */
export async function answersBehind(tx: Tx, app: App, query: BehindQuery) {
  const scope = await openScope(tx, app, query);
  const names = await touchpointNames(tx);
  const fact = query.fact ?? ':touchpoint';
  const word = fact === ':touchpoint' && query.word !== undefined ? keyOf(names, query.word) : query.word;
  const rows = await rowsOf<AnswerRow>(
    scope,
    `${linked}
    select id, at, customer, toString(channel) as channel, toString(touchpoint) as touchpoint, score, number, word, count() over () as total
    from f where name = {fact: String}
      and ({touchpoint: String} = '' or touchpoint = {touchpoint: String})
      and ({word: String} = '' or word = {word: String})
      and (isNaN({from: Float64}) or number >= {from: Float64})
      and (isNaN({to: Float64}) or number < {to: Float64})
    order by at desc, id desc limit ${mostShown}`,
    {
      scale: query.scale,
      about: query.about ?? '',
      fact,
      touchpoint: query.touchpoint ?? '',
      word: word ?? '',
      from: numberOf(query.from),
      to: numberOf(query.to),
    },
  );
  const known = await describeCustomers(
    tx,
    [...new Set(rows.map(({ customer }) => customer))].filter((id) => id !== nobody),
  );
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ id, at, customer, channel, touchpoint, score, ...value }) => ({
      id,
      at: new Date(at),
      channel,
      score,
      touchpoint: names.get(touchpoint) ?? usualTouchpoint(touchpoint)?.name ?? touchpoint,
      customer: personOf(customer, known.get(customer)?.name),
      fact: query.fact === undefined ? null : (value.number ?? value.word),
    })),
  };
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
