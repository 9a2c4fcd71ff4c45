/** How often what is so (rows) was read as what (columns), in one order of labels. */
export type Confusion = readonly (readonly number[])[];

export const sumOf = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);

/** Counts as shares of their sum. */
export function sharesOf(counts: readonly number[]): number[] {
  const all = sumOf(counts);
  return counts.map((count) => count / all);
}
