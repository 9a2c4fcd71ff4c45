import { setImmediate as breath } from 'node:timers/promises';
import { serviceTimeKinds, type ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import { durationFigure, type DurationFigure } from '#core/statistics/durations.ts';
import { timesByGroup } from '#core/statistics/sorted-times.ts';
import { memberNames, teamNames } from '#people';
import type { Tx } from '#platform';
import type { Cell, ServiceTimes } from './rows.ts';

type OfKinds = Record<ServiceTimeKind, DurationFigure>;

function ofKinds(figureOf: (kind: number) => DurationFigure): OfKinds {
  return Object.fromEntries(serviceTimeKinds.map((kind, at) => [kind, figureOf(at)])) as OfKinds;
}

/**
 * The figures of each kind by what a cell belongs to; a cell that belongs to nothing (undefined) is left out. Over a year of a large
 * company that takes a while: others have their turn before it.
 */
export async function timesBy<Key>({ cells, sorted }: ServiceTimes, keyOf: (cell: Cell) => Key | undefined) {
  await breath();
  const keys = [...new Set(cells.map(keyOf))].filter((key) => key !== undefined);
  const numbers = new Map(keys.map((key, at) => [key, at * serviceTimeKinds.length]));
  const groupOf = Int32Array.from(cells, (cell) => {
    const key = keyOf(cell);
    return key === undefined ? -1 : numbers.get(key)! + serviceTimeKinds.indexOf(cell.kind);
  });
  const ended = Uint8Array.from(cells, (cell) => Number(cell.ended));
  const groups = timesByGroup(sorted, { groups: keys.length * serviceTimeKinds.length, groupOf, ended });
  const figures = groups.map(durationFigure);
  return new Map(keys.map((key) => [key, ofKinds((kind) => figures[numbers.get(key)! + kind]!)]));
}

const none = durationFigure({ times: [], ended: [] });
const nothing = ofKinds(() => none);

/** How long until the first answer of a person, until each later one, until it was settled. */
export function toldTimes({ first, next, resolution }: OfKinds = nothing) {
  return { firstResponse: first, nextResponse: next, resolution };
}

/** All together; waits that a bot ended count nowhere else. */
export async function allTimes(times: ServiceTimes) {
  const all = (await timesBy(times, () => true)).get(true) ?? nothing;
  return { ...toldTimes(all), botResponse: all.bot };
}

interface Answers {
  id: string | null;
  firstResponse: DurationFigure;
  nextResponse: DurationFigure;
}

const answers = ({ firstResponse, nextResponse }: Answers) => firstResponse.n + nextResponse.n;

/** Most answers first; of as many always in the same order. */
const byAnswers = (a: Answers, b: Answers) => answers(b) - answers(a) || (String(a.id) < String(b.id) ? -1 : 1);

/** By the team in whose queue it was. What nobody's team has stands last, without a name. */
export async function byTeam(tx: Tx, times: ServiceTimes) {
  const groups = await timesBy(times, ({ team }) => team);
  const names = await teamNames(
    tx,
    [...groups.keys()].filter((id) => id !== null),
  );
  return [...groups]
    .map(([id, here]) => ({ id, name: id === null ? null : (names.get(id) ?? null), ...toldTimes(here) }))
    .toSorted((a, b) => Number(a.id === null) - Number(b.id === null) || byAnswers(a, b));
}

/** By whoever answered, whoever had the conversation. */
export async function byPerson(tx: Tx, times: ServiceTimes) {
  const isResponse = ({ kind }: Cell) => kind === 'first' || kind === 'next';
  const groups = await timesBy(times, (cell) => (isResponse(cell) ? (cell.by ?? undefined) : undefined));
  const names = await memberNames(tx, [...groups.keys()]);
  return [...groups]
    .map(([id, { first, next }]) => ({ id, name: names.get(id) ?? null, firstResponse: first, nextResponse: next }))
    .toSorted(byAnswers);
}
