/**
 * Which of several tests count when false discoveries are held to `rate`: the Benjamini–Hochberg step-up procedure.
 * Source: Benjamini and Hochberg 1995, JRSS B 57, 289–300.
 */
export function discoveries(ps: readonly number[], rate = 0.05): boolean[] {
  const sorted = ps.toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((p, at) => p <= (rate * (at + 1)) / sorted.length);
  const limit = last === -1 ? -1 : (sorted[last] ?? -1);
  return ps.map((p) => p <= limit);
}

/**
 * The same for tests that hang together in whatever way, such as many facts of the same answers: the Benjamini–Yekutieli procedure, with
 * the rate divided by 1 + 1/2 + … + 1/m. Source: Benjamini and Yekutieli 2001, Annals of Statistics 29, 1165–1188.
 */
export function dependentDiscoveries(ps: readonly number[], rate = 0.05): boolean[] {
  return discoveries(ps, rate / ps.reduce((sum, _, at) => sum + 1 / (at + 1), 0));
}
