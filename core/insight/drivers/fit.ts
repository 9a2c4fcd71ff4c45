import { contrastOf, type Contrast, type Given } from '#core/statistics/drivers/contrast.ts';
import { independentOf } from '#core/statistics/drivers/independent.ts';
import { ordinal, type Answered, type Ordinal } from '#core/statistics/drivers/ordinal.ts';
import type { Design, PlacedFact } from './design.ts';
import { stages } from './stages.ts';

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

/**
 * The fit of a fact with all its consequences: adjusted for facts of the stages before its own, which can be behind both, and for none
 * of those that may follow from it.
 */
export function totalFit(design: Design, fact: PlacedFact): Fit | 'few' {
  const stage = stages.indexOf(fact.stage);
  const earlier = design.facts.filter((other) => stages.indexOf(other.stage) < stage);
  return fit(design, [...earlier, fact].flatMap(columnsOf));
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

/** The columns of a fact in a fit as they are where it is known everywhere and its own columns are `at`. */
export function givenAt({ places }: Fit, fact: PlacedFact, at: readonly number[]): Given[] {
  return columnsOf(fact).flatMap((place) => {
    const column = places.indexOf(place);
    return column === -1 ? [] : { column, to: at[fact.own.indexOf(place)] ?? 0 };
  });
}

/** The average change in points when a fact is known everywhere and goes from one end to the other. */
export function changeOf(
  found: Fit,
  { points }: Design,
  { fact, from, to }: { fact: PlacedFact; from: number[]; to: number[] },
): Contrast {
  const ends = { from: givenAt(found, fact, from), to: givenAt(found, fact, to) };
  return contrastOf(found.fitted, found.rows, { scores: points, ...ends });
}
