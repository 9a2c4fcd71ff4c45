import { gammaTail } from '../../statistics/special.ts';
import { daysBetween, type QuarantineRules } from './quarantine.ts';

/** What is wanted of one touchpoint. */
export interface Stratum {
  readonly touchpoint: string;
  readonly kind: string;
  /** Answers wanted in a month, at least. */
  readonly target: number;
  /** The share of those asked who answer, 0 to 1, as it was or as it is expected. */
  readonly response: number;
  /** Days of a round, for a survey that comes to everybody once in each: its rounds do not hold each other back. */
  readonly every?: number;
  /** The chance is this one, whatever is wanted. */
  readonly chance?: number;
}

/** Customers who meet the company about equally often. */
export interface Segment {
  readonly customers: number;
  /** Episodes of one of them in a month that can be asked about, by touchpoint. */
  readonly monthly: Readonly<Record<string, number>>;
}

export interface PlanInput {
  readonly strata: readonly Stratum[];
  readonly segments: readonly Segment[];
  readonly rules: QuarantineRules;
  /** No p goes beyond it: where everybody free is asked, a second contact within the quarantine is never heard of. */
  readonly highest?: number;
}

/** What can be had of one touchpoint in a month of average length. */
export interface PlanRow {
  readonly touchpoint: string;
  readonly episodes: number;
  /** The chance to ask with, and that of an episode to be free of quarantine when all are asked so. */
  readonly p: number;
  readonly free: number;
  readonly asks: number;
  readonly answers: number;
  /** Answers to expect so that the target is reached in 95 months of 100. */
  readonly needed: number;
  /** Why the target is out of reach: too few episodes even if everybody were asked, or the days in which they are left in peace. */
  readonly short: 'episodes' | 'quarantine' | null;
}

export const usualHighest = 0.9;
const daysOfMonth = 365.25 / 12;
const steps = 500;
const still = 1e-10;

/**
 * The mean of a Poisson count that is at least `target` in 95 % of months, by the normal approximation of its square root: the
 * larger root of m − 1.645 √m = target − 0.5.
 */
export function meanFor(target: number): number {
  if (target <= 0) return 0;
  const half = 1.6448536269514722 / 2;
  return (half + Math.sqrt(half * half + target - 0.5)) ** 2;
}

/** In what share of months a Poisson count of this mean is at least `target`: the lower incomplete gamma function. */
export function shareReached(mean: number, target: number): number {
  return target <= 0 ? 1 : 1 - gammaTail(target, mean);
}

/**
 * The chance to ask with at each touchpoint so that every target is reached, and what comes of it: the least that does, found by
 * turns with the chance of being free. A customer with episodes at the rate λ who is left in peace for G after an ask is free in the share
 * 1 / (1 + G λ p) (Erlang's loss formula with one line). Where kinds keep different distances the chances of being held add up, which
 * is at most too cautious.
 */
export function planAsks({ strata, segments, rules, highest = usualHighest }: PlanInput): PlanRow[] {
  const months = strata.map((to) =>
    strata.map((from) => {
      const days = daysBetween(rules, from.kind, to.kind);
      return from === to && (to.every ?? 0) >= days ? 0 : days / daysOfMonth;
    }),
  );
  const free = segments.map(() => strata.map(() => 1));
  let chances = strata.map(() => 0);
  for (let step = 0; step < steps; step++) {
    const next = strata.map((stratum, at) => {
      const open = episodesOf(segments, stratum.touchpoint, (segment) => free[segment]![at]!);
      return chanceFor(stratum, open, highest);
    });
    const moved = settleFree({ strata, segments, months, chances: next }, free);
    const change = Math.max(moved, ...next.map((p, at) => Math.abs(p - chances[at]!)));
    chances = next;
    if (change < still) break;
  }
  return strata.map((stratum, at) =>
    rowOf(stratum, { segments, free: free.map((each) => each[at]!), p: chances[at]!, highest }),
  );
}

/** Keys come from outside, and `constructor` is one. */
function rateOf(monthly: Segment['monthly'], touchpoint: string): number {
  return Object.hasOwn(monthly, touchpoint) ? monthly[touchpoint]! : 0;
}

/** The episodes of one touchpoint in a month, of each segment the share that `share` says. */
function episodesOf(segments: readonly Segment[], touchpoint: string, share: (segment: number) => number): number {
  return segments.reduce(
    (sum, { customers, monthly }, at) => sum + customers * rateOf(monthly, touchpoint) * share(at),
    0,
  );
}

function chanceFor({ target, response, chance }: Stratum, episodes: number, highest: number): number {
  if (chance !== undefined) return chance;
  const needed = meanFor(target);
  if (needed === 0) return 0;
  return Math.min(highest, needed / (response * episodes || Number.MIN_VALUE));
}

interface Asking {
  strata: readonly Stratum[];
  segments: readonly Segment[];
  months: readonly number[][];
  chances: readonly number[];
}

/** One step towards the share that is free: f = 1 / (1 + held / f), which is still where f = 1 − held. */
function settleFree({ strata, segments, months, chances }: Asking, free: number[][]): number {
  let moved = 0;
  segments.forEach(({ monthly }, segment) => {
    const now = free[segment]!;
    const asks = strata.map(({ touchpoint }, at) => rateOf(monthly, touchpoint) * chances[at]! * now[at]!);
    const next = strata.map((_, at) => {
      const held = asks.reduce((sum, each, from) => sum + months[at]![from]! * each, 0);
      return (now[at]! + 1 / (1 + held / now[at]!)) / 2;
    });
    moved = Math.max(moved, ...next.map((share, at) => Math.abs(share - now[at]!)));
    free[segment] = next;
  });
  return moved;
}

interface Found {
  segments: readonly Segment[];
  free: readonly number[];
  p: number;
  highest: number;
}

function rowOf(stratum: Stratum, { segments, free, p, highest }: Found): PlanRow {
  const { touchpoint, target, response } = stratum;
  const episodes = episodesOf(segments, touchpoint, () => 1);
  const open = episodesOf(segments, touchpoint, (segment) => free[segment]!);
  const needed = meanFor(target);
  const answers = open * p * response;
  const enough = answers >= needed * (1 - 1e-6);
  return {
    touchpoint,
    episodes,
    p,
    free: episodes === 0 ? 1 : open / episodes,
    asks: open * p,
    answers,
    needed,
    short: enough ? null : episodes * highest * response < needed ? 'episodes' : 'quarantine',
  };
}
