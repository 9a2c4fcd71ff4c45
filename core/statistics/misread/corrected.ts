import { chance } from '../chance.ts';
import type { Estimate } from '../estimate.ts';
import { sharesOf, sumOf, type Confusion } from './confusion.ts';
import { dirichlet } from './dirichlet.ts';

/** The x with x A = b (rows of A are what is so), by elimination with the largest pivot; undefined when A tells nothing apart. */
function unmixed(a: Confusion, b: readonly number[]): number[] | undefined {
  const n = b.length;
  const rows = b.map((value, row) => [...a.map((each) => each[row]!), value]);
  for (let at = 0; at < n; at++) {
    const best = rows
      .slice(at)
      .reduce((top, row, k) => (Math.abs(row[at]!) > Math.abs(rows[top]![at]!) ? at + k : top), at);
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    const pivot = rows[at]![at]!;
    if (Math.abs(pivot) < 1e-9) return undefined;
    for (let row = 0; row < n; row++) {
      if (row === at) continue;
      const times = rows[row]![at]! / pivot;
      for (let column = at; column <= n; column++) rows[row]![column]! -= times * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row[n]! / row[at]!);
}

/** Near the edge each round gains little. The estimate itself is worth more rounds than one of its thousand draws. */
const rounds = { estimate: 30_000, draw: 300 };
const little = { estimate: 1e-9, draw: 1e-6 };

/** The shares under which what was read is likeliest, by expectation and maximisation: never below nought. */
function likeliest(rates: Confusion, read: readonly number[], of: keyof typeof rounds): number[] {
  let shares = read.map(() => 1 / read.length);
  for (let round = 0; round < rounds[of]; round++) {
    const mixed = read.map((_, j) => sumOf(shares.map((share, k) => share * rates[k]![j]!)));
    const next = shares.map((share, k) =>
      sumOf(read.map((q, j) => (q === 0 ? 0 : (share * q * rates[k]![j]!) / mixed[j]!))),
    );
    const moved = Math.max(...next.map((share, k) => Math.abs(share - shares[k]!)));
    shares = next;
    if (moved < little[of]) break;
  }
  return sharesOf(shares);
}

/** What is so, from the shares that were read and how each is read: the inverse of the confusion, kept to shares from nought to one. */
function soFrom(rates: Confusion, read: readonly number[], of: keyof typeof rounds): number[] {
  const exact = unmixed(rates, read);
  return exact?.every((share) => share >= 0) ? exact : likeliest(rates, read, of);
}

const draws = 1000;
/** Jeffreys' prior: what was never seen may still happen. */
const prior = 0.5;

/**
 * Shares of what is so, 0 to 1, behind what an engine read, with 95 % intervals that hold both errors: that of the texts counted and
 * that of the labels by which the engine is known. Of two labels it is Rogan and Gladen's estimate, of more the inverse
 * of the confusion matrix; where that leaves the shares from nought to one, the likeliest within.
 * `n` is of the texts read. Each row of the confusion needs a label or more. The same numbers give the same interval.
 * Source: Rogan and Gladen 1978, American Journal of Epidemiology 107, 71–76; intervals from the posterior of both (Jeffreys), as
 * Forman 2008 and Lang and Reiczigel 2014 ask of both errors; coverage: misread.wide.test.ts.
 */
export function correctedShares(read: readonly number[], confusion: Confusion): Estimate[] {
  const n = sumOf(read);
  const point = soFrom(confusion.map(sharesOf), sharesOf(read), 'estimate');
  const random = chance(n + sumOf(confusion.map(sumOf)) * 7919);
  const drawn = read.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const rates = confusion.map((row) =>
      dirichlet(
        row.map((count) => count + prior),
        random,
      ),
    );
    const so = soFrom(
      rates,
      dirichlet(
        read.map((count) => count + prior),
        random,
      ),
      'draw',
    );
    for (const [k, share] of so.entries()) drawn[k]![draw] = share;
  }
  return point.map((value, k) => {
    const sorted = drawn[k]!.toSorted();
    const at = (share: number) => sorted[Math.round(share * (draws + 1)) - 1]!;
    return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)), n };
  });
}
