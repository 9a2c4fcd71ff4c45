import { sharesOf } from './confusion.ts';

/** A number of the standard normal distribution (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A number of the gamma distribution with scale one. Source: Marsaglia and Tsang 2000, ACM TOMS 26, 363–372. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** Shares drawn from the Dirichlet distribution with these weights. */
export function dirichlet(weights: readonly number[], random: () => number): number[] {
  return sharesOf(weights.map((weight) => Math.max(Number.MIN_VALUE, gamma(weight, random))));
}
