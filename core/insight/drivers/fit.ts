import { contrastOf, type Contrast, type Given } from '#core/statistics/drivers/contrast.ts';
import { independentOf } from '#core/statistics/drivers/independent.ts';
import { ordinal, type Answered, type Ordinal } from '#core/statistics/drivers/ordinal.ts';
import type { Design, PlacedFact } from './design.ts';

/** Fewer answers than this are not explained. */
export const fewestAnswers = 100;
/** For each column so many of the answers that are not the most frequent kind. */
const rarerForEach = 5;

/** A regression on some of the columns of a design. */
export interface Fit {
  /** Places of its columns in the design. */
  places: number[];
  rows: Answered;
  fitted: Ordinal;
}

/** Fits the answers on columns in this order, without those that the ones before already say; `few` where there is too little to go by. */
export function fit(design: Design, order: readonly number[]): Fit | 'few' {
  const places = independentOf(design.moments, order);
  if (!isEnough(design, places.length)) return 'few';
  const { customers, steps, weights } = design;
  const rows = { columns: places.map((at) => design.columns[at]!), customers, steps, weights };
  return { places, rows, fitted: ordinal(rows) };
}

function isEnough({ steps, points }: Design, columns: number): boolean {
  const counts = points.map(() => 0);
  for (const step of steps) counts[step]! += 1;
  const rarer = steps.length - Math.max(...counts);
  return counts.every((count) => count > 0) && steps.length >= fewestAnswers && rarer >= rarerForEach * columns;
}

/** Columns of a fact in the design, what was not known of it first. */
export function columnsOf({ own, unknown }: PlacedFact): number[] {
  return unknown === null ? own : [unknown, ...own];
}

/** Whether all that a fact says is among the columns of the fit. */
export function isIn({ places }: Fit, { own }: PlacedFact): boolean {
  return own.every((at) => places.includes(at));
}

/** The average change in points when a fact is known everywhere and goes from where its columns are 0 to where one of them is `to`. */
export function changeOf(
  { fitted, rows, places }: Fit,
  { points }: Design,
  [fact, which]: readonly [PlacedFact, number],
): Contrast {
  const at = (place: number) => places.indexOf(place);
  const still: Given[] = columnsOf(fact).flatMap((place) => (at(place) === -1 ? [] : { column: at(place), to: 0 }));
  const moved = at(fact.own[which]!);
  return contrastOf(fitted, rows, {
    scores: points,
    from: still,
    to: still.map(({ column }) => ({ column, to: Number(column === moved) })),
  });
}
