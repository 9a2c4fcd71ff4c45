import { solve } from './solve.ts';

/** Rows of which something happened or did not. */
export interface Happened {
  readonly columns: readonly Float64Array[];
  /** 1 where it happened, else 0. */
  readonly happened: ArrayLike<number>;
  readonly weights?: Float64Array;
}

/** A logistic regression. */
export interface Logistic {
  /** The constant first, then one for each column, in log odds. */
  coefficients: Float64Array;
  /** Of each row. */
  chances: Float64Array;
  /** How the likelihood bends at its top, row by row of the coefficients: the inverse of their spread. */
  bend: Float64Array[];
}

/** What holds the constant, and columns that nothing else holds: next to nothing, so that one which always says yes ends somewhere. */
const least = 1e-9;
const turns = 60;
/** The farthest step of one turn, in log odds. */
const farthest = 4;

/**
 * Fits by Newton's method. Coefficients, but not the constant, are held small by `ridge`: with columns that are standardised (mean 0,
 * deviation 1), those that say the same or always say yes then do no harm; without it, columns that say the same throw.
 * Source: le Cessie and van Houwelingen 1992, Applied Statistics 41, 191–201.
 */
export function logistic({ columns, happened, weights }: Happened, ridge = 0): Logistic {
  const all = [new Float64Array(happened.length).fill(1), ...columns];
  const held = (at: number) => (at === 0 ? least : Math.max(least, ridge));
  const weightOf = (row: number) => weights?.[row] ?? 1;
  const coefficients = new Float64Array(all.length);
  let chances = chancesOf(all, coefficients);
  for (let turn = 0; turn < turns; turn++) {
    const slope = Float64Array.from(all, (column, at) =>
      column.reduce(
        (sum, value, row) => sum + weightOf(row) * value * (happened[row]! - chances[row]!),
        -(ridge === 0 ? 0 : held(at)) * coefficients[at]!,
      ),
    );
    const step = solve(bendOf(all, { chances, weightOf, held }), slope);
    const longest = Math.max(...step.map(Math.abs));
    for (let at = 0; at < step.length; at++) coefficients[at]! += step[at]! * Math.min(1, farthest / longest);
    chances = chancesOf(all, coefficients);
    if (longest < 1e-10) break;
  }
  return { coefficients, chances, bend: bendOf(all, { chances, weightOf, held }) };
}

function chancesOf(all: readonly Float64Array[], coefficients: Float64Array): Float64Array {
  const chances = new Float64Array(all[0]!.length);
  for (let row = 0; row < chances.length; row++) {
    let sum = 0;
    for (let at = 0; at < all.length; at++) sum += coefficients[at]! * all[at]![row]!;
    chances[row] = 1 / (1 + Math.exp(-sum));
  }
  return chances;
}

interface Bent {
  chances: Float64Array;
  weightOf: (row: number) => number;
  held: (at: number) => number;
}

function bendOf(all: readonly Float64Array[], { chances, weightOf, held }: Bent): Float64Array[] {
  const bend = all.map(() => new Float64Array(all.length));
  for (let a = 0; a < all.length; a++)
    for (let b = a; b < all.length; b++) {
      let sum = a === b ? held(a) : 0;
      for (let row = 0; row < chances.length; row++)
        sum += weightOf(row) * all[a]![row]! * all[b]![row]! * chances[row]! * (1 - chances[row]!);
      bend[a]![b] = sum;
      bend[b]![a] = sum;
    }
  return bend;
}
