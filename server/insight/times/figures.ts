import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import { durationFigure, type DurationFigure } from '#core/statistics/durations.ts';
import { memberNames, teamNames } from '#people';
import type { Tx } from '#platform';
import type { TimeRow } from './rows.ts';

function lengths(rows: readonly TimeRow[], kind: ServiceTimeKind): DurationFigure {
  return durationFigure(rows.flatMap((row) => (row.kind === kind ? row.times : [])));
}

/** What is told of some times: how long until the first answer of a person, until each later one, until it was settled. */
export function timesOf(rows: readonly TimeRow[]) {
  return {
    firstResponse: lengths(rows, 'first'),
    nextResponse: lengths(rows, 'next'),
    resolution: lengths(rows, 'resolution'),
  };
}

/** Waits that a bot ended: they count nowhere else. */
export function botTimes(rows: readonly TimeRow[]): DurationFigure {
  return lengths(rows, 'bot');
}

const answers = ({ firstResponse, nextResponse }: ReturnType<typeof timesOf>) => firstResponse.n + nextResponse.n;

/** By the team in whose queue it was. What nobody's team has stands last, without a name. */
export async function byTeam(tx: Tx, rows: readonly TimeRow[]) {
  const groups = Map.groupBy(rows, ({ team }) => team);
  const names = await teamNames(
    tx,
    [...groups.keys()].filter((id) => id !== null),
  );
  return [...groups]
    .map(([id, here]) => ({ id, name: id === null ? null : (names.get(id) ?? null), ...timesOf(here) }))
    .toSorted((a, b) => Number(a.id === null) - Number(b.id === null) || answers(b) - answers(a));
}

/** By whoever answered, whoever had the conversation. */
export async function byPerson(tx: Tx, rows: readonly TimeRow[]) {
  const answered = rows.filter(({ kind, by }) => by !== null && (kind === 'first' || kind === 'next'));
  const groups = Map.groupBy(answered, ({ by }) => by!);
  const names = await memberNames(tx, [...groups.keys()]);
  return [...groups]
    .map(([id, here]) => {
      const { firstResponse, nextResponse } = timesOf(here);
      return { id, name: names.get(id) ?? null, firstResponse, nextResponse };
    })
    .toSorted((a, b) => b.firstResponse.n + b.nextResponse.n - a.firstResponse.n - a.nextResponse.n);
}
