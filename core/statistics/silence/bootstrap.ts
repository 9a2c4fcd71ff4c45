import { chance } from '../chance.ts';
import type { Weighted } from './weighted.ts';

interface Answers extends Weighted {
  /** Whose answer it is. */
  customers: ArrayLike<string>;
}

/**
 * A 95 % interval of a weighted mean (a share, a net score) by drawing customers again and again, each with all of their answers: right
 * also where some answered often. The same answers always give the same interval.
 * Source: Efron 1979, Annals of Statistics 7, 1–26; percentiles, clusters whole: Davison and Hinkley 1997, 3.8.
 */
export function customersAgain(answers: Answers, times = 1000): { low: number; high: number } {
  const each = byCustomer(answers);
  const random = chance(each.sums.length);
  const drawn = Float64Array.from({ length: times }, () => {
    let [sum, weight] = [0, 0];
    for (let draw = 0; draw < each.sums.length; draw++) {
      const at = Math.floor(random() * each.sums.length);
      sum += each.sums[at]!;
      weight += each.weights[at]!;
    }
    return sum / weight;
  }).toSorted();
  const percentile = (share: number) => drawn[Math.min(times - 1, Math.max(0, Math.round(share * (times + 1)) - 1))]!;
  return { low: percentile(0.025), high: percentile(0.975) };
}

function byCustomer({ values, weights, customers }: Answers) {
  const places = new Map<string, number>();
  const found = { sums: [] as number[], weights: [] as number[] };
  for (let at = 0; at < values.length; at++) {
    const customer = customers[at]!;
    const place = places.get(customer) ?? places.size;
    places.set(customer, place);
    found.sums[place] = (found.sums[place] ?? 0) + weights[at]! * values[at]!;
    found.weights[place] = (found.weights[place] ?? 0) + weights[at]!;
  }
  return found;
}
