import { dependentDiscoveries } from '#core/statistics/discoveries.ts';
import { studentQuantile } from '#core/statistics/distributions.ts';
import { bendOf } from '#core/statistics/drivers/bend.ts';
import { levelOf } from '#core/statistics/drivers/contrast.ts';
import { placeOfBend } from '#core/statistics/drivers/place-of-bend.ts';
import { missOfSelected } from '#core/statistics/false-coverage.ts';
import { withMoments, type Design, type PlacedFact } from './design.ts';
import { changeOf, givenAt, totalFit, type Fit } from './fit.ts';

interface Bounds {
  value: number;
  low: number;
  high: number;
}

/** Where a fact stops mattering as it did, in its own unit. */
export interface Knee {
  at: number;
  /** Where it lies in 95 of 100 draws of customers. */
  low: number;
  high: number;
  /** What the figure changes by up to there, and from there on. */
  parts: Array<Bounds & { from: number; to: number }>;
  /** The figure if the fact were so for everybody. */
  curve: Array<Bounds & { at: number }>;
}

/** A bend as the design knows it: places counted from the beginning of the fact's step (0) to its end (1). */
interface Found {
  at: number;
  low: number;
  high: number;
  miss: number;
}

/** So many answers lie on either side of a place at which a line may bend. */
const fewestBeside = 20;
const mostPlaces = 9;

/**
 * The design with each number bent that bends: where a line with a knee says more than a straight one, with false discoveries over all
 * numbers held to 5 %. Yields between fits.
 */
export function* bent(
  design: Design,
): Generator<undefined, { design: Design; bends: ReadonlyMap<string, Found> }, undefined> {
  const tested: Array<{ fact: PlacedFact; fit: Fit; places: number[]; best: number; p: number }> = [];
  for (const fact of design.facts) {
    const places = fact.own.length === 1 ? placesOf(design, fact) : [];
    const found = places.length === 0 ? 'few' : totalFit(design, fact);
    if (found !== 'few' && found.places.includes(fact.own[0]!)) {
      const hinges = places.map((at) => hingeOf(design, fact, at));
      tested.push({ fact, fit: found, places, ...bendOf(found.fitted, found.rows, hinges) });
    }
    yield;
  }
  const real = dependentDiscoveries(tested.map(({ p }) => p));
  const miss = missOfSelected(real.filter(Boolean).length, real.length);
  const bends = new Map<string, Found>();
  for (const { fact, fit, places, best } of tested.filter((_, at) => real[at])) {
    const [low, high] = rangeOf(design, fact, { fit, places });
    bends.set(fact.key, { at: places[best]!, low: places[low]!, high: places[high]!, miss });
    yield;
  }
  return { design: bends.size === 0 ? design : withBends(design, bends), bends };
}

function rangeOf(design: Design, fact: PlacedFact, { fit, places }: { fit: Fit; places: readonly number[] }) {
  const { customers, weights, steps, points } = design;
  const bends = places.map((at) => hingeOf(design, fact, at));
  const outcome = Float64Array.from(steps, (step) => points[step]!);
  return placeOfBend({ columns: fit.rows.columns, bends, outcome, customers, weights });
}

/** Where a number may bend: at shares of its values, and of those beyond the most usual end, with enough answers on either side. */
function placesOf({ columns }: Design, { own, unknown }: PlacedFact): number[] {
  const gaps = unknown === null ? undefined : columns[unknown];
  const values = columns[own[0]!]!.filter((_, row) => gaps?.[row] !== 1).toSorted();
  const beyond = values.filter((value) => value > values[0]!);
  const shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const found = [values, beyond].flatMap((all) => shares.map((share) => all[Math.floor(share * all.length)]!));
  const fits = [...new Set(found)].filter((at) => {
    const above = values.length - values.findLastIndex((value) => value <= at) - 1;
    return at > 0 && at < 1 && Math.min(above, values.length - above) >= fewestBeside;
  });
  const sorted = fits.toSorted((a, b) => a - b);
  const every = Math.ceil(sorted.length / mostPlaces);
  return sorted.filter((_, at) => at % every === 0);
}

/** Nothing up to the place, then as the number itself. */
function hingeOf({ columns }: Design, { own }: PlacedFact, at: number): Float64Array {
  return columns[own[0]!]!.map((value) => Math.max(0, value - at));
}

function withBends(design: Design, bends: ReadonlyMap<string, Found>): Design {
  const columns = design.columns.slice();
  const facts = design.facts.map((fact) => {
    const bend = bends.get(fact.key);
    if (bend === undefined) return fact;
    const own = [...fact.own, columns.push(hingeOf(design, fact, bend.at)) - 1];
    return { ...fact, own, ends: [{ from: endAt(0, bend), to: endAt(1, bend) }] };
  });
  return withMoments({ ...design, facts, columns });
}

/** Both columns of a bent fact where its number stands at a place. */
function endAt(place: number, { at }: Found): number[] {
  return [place, Math.max(0, place - at)];
}

interface OfFact {
  fact: PlacedFact;
  found: Fit | 'few';
}

const curvePoints = 10;

/** A bend in the fact's own unit, with what it changes on either side; null where there is none, or too little to say. */
export function kneeOf(design: Design, bend: Found | undefined, { fact, found }: OfFact): Knee | null {
  const [step] = fact.steps;
  if (bend === undefined || found === 'few' || step === undefined) return null;
  const [from, to] = [step.from as number, step.to as number];
  const unitOf = (place: number) => from + place * (to - from);
  const half = studentQuantile(bend.miss, design.people - 1);
  const bounds = ({ value, error }: { value: number; error: number }) => ({
    value,
    low: value - half * error,
    high: value + half * error,
  });
  const part = (first: number, last: number) => ({
    ...{ from: unitOf(first), to: unitOf(last) },
    ...bounds(changeOf(found, design, { fact, from: endAt(first, bend), to: endAt(last, bend) })),
  });
  const even = Array.from({ length: curvePoints + 1 }, (_, at) => at / curvePoints);
  const places = [...new Set([...even, bend.at])].toSorted((a, b) => a - b);
  const level = (place: number) =>
    levelOf(found.fitted, found.rows, { scores: design.points, given: givenAt(found, fact, endAt(place, bend)) });
  return {
    ...{ at: unitOf(bend.at), low: unitOf(bend.low), high: unitOf(bend.high) },
    parts: [part(0, bend.at), part(bend.at, 1)],
    curve: places.map((place) => ({ at: unitOf(place), ...within(design, bounds(level(place))) })),
  };
}

/** No figure lies beyond the ends of its scale. */
function within({ points }: Design, { value, low, high }: Bounds): Bounds {
  return { value, low: Math.max(points[0]!, low), high: Math.min(points.at(-1)!, high) };
}
