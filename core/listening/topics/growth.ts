import { normalTails } from '../../statistics/distributions.ts';
import type { Proportion } from '../../statistics/proportions.ts';
import { lnGamma } from '../../statistics/special.ts';

/** The least a cell may expect for the likelihood ratio to be near its distribution. */
const leastExpected = 5;

const lnChoose = (n: number, k: number): number => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);

/** Chance of as many or more in the second, all counts of the margins given: Fisher's exact test, one-sided. */
function fisher({ count: a, n: first }: Proportion, { count: b, n: second }: Proportion): number {
  const all = lnChoose(first + second, second);
  let sum = 0;
  for (let k = b; k <= Math.min(a + b, second); k++)
    if (a + b - k <= first) sum += Math.exp(lnChoose(a + b, k) + lnChoose(first + second - a - b, second - k) - all);
  return Math.min(1, sum);
}

const part = (seen: number, expected: number): number => (seen === 0 ? 0 : seen * Math.log(seen / expected));

/**
 * p, one-sided, that a share grew from the first to the second: the signed root of the log-likelihood ratio G² where each cell
 * expects at least 5, else Fisher's exact test. Source: Dunning 1993, Computational Linguistics 19, 61–74.
 */
export function growthOf(first: Proportion, second: Proportion): number {
  const n = first.n + second.n;
  const with_ = first.count + second.count;
  const expected = [first, second].flatMap((each) => [(with_ * each.n) / n, ((n - with_) * each.n) / n]);
  if (Math.min(...expected) < leastExpected) return fisher(first, second);
  const seen = [first, second].flatMap(({ count, n: of }) => [count, of - count]);
  const ratio = 2 * seen.reduce((sum, value, at) => sum + part(value, expected[at]!), 0);
  const tail = normalTails(Math.sqrt(Math.max(0, ratio))) / 2;
  return second.count / second.n > first.count / first.n ? tail : 1 - tail;
}
