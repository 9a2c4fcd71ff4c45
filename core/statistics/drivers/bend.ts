import { studentTails } from '../distributions.ts';
import { solve } from '../solve.ts';
import { likelihood, pullsOf, stretchOf, type Answered, type Ordinal } from './ordinal.ts';
import { inverse } from './sandwich.ts';

/** Which of several further columns says most beyond a fit, and the chance of as much where none of them says anything. */
export interface Bend {
  best: number;
  p: number;
}

/**
 * Score tests of further columns, one at a time, customers as clusters: the largest counts, its chance times the number of columns
 * (Bonferroni), as the place was looked for. Sources: Davies 1987, Biometrika 74, 33–43; Boos 1992, The American Statistician 46, 327–333.
 */
export function bendOf(fitted: Ordinal, rows: Answered, more: readonly Float64Array[]): Bend {
  const wide = { ...rows, columns: [...rows.columns, ...more] };
  const place = { cuts: fitted.cuts, slopes: Float64Array.from([...fitted.slopes, ...more.map(() => 0)]) };
  const { slope, bend, moves, turns } = likelihood(wide, place);
  const known = fitted.cuts.length + fitted.slopes.length;
  const inside = bend.slice(0, known).map((row) => row.slice(0, known));
  const stretch = stretchOf(rows, turns, inverse(inside));
  const pulls = pullsOf(wide, moves, { cuts: fitted.cuts.length, stretch });
  const tests = more.map((_, at) => {
    const across = Float64Array.from(inside, (__, row) => bend[row]![known + at]!);
    const shares = solve(
      inside.map((row) => row.slice()),
      across,
    );
    let spread = 0;
    for (const pull of pulls.values())
      spread += shares.reduce((left, share, row) => left - share * pull[row]!, pull[known + at]!) ** 2;
    return spread > 0 ? Math.abs(slope[known + at]!) / Math.sqrt(spread) : 0;
  });
  const best = tests.indexOf(Math.max(...tests));
  return { best, p: Math.min(1, more.length * studentTails(tests[best]!, pulls.size - 1)) };
}
