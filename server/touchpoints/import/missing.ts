/** How often each declared code stood where an answer would, by question; the empty code: the cell was empty. */
export type MissingCounts = Record<string, Record<string, number>>;

export function addMissing(counts: MissingCounts, cells: ReadonlyArray<{ question: string; code: string }>): void {
  for (const { question, code } of cells) {
    const mine = (counts[question] ??= {});
    mine[code] = (mine[code] ?? 0) + 1;
  }
}

/** Both counts together. */
export function addedMissing(one: MissingCounts, other: MissingCounts): MissingCounts {
  const sum = structuredClone(one);
  for (const [question, codes] of Object.entries(other))
    for (const [code, count] of Object.entries(codes)) {
      const mine = (sum[question] ??= {});
      mine[code] = (mine[code] ?? 0) + count;
    }
  return sum;
}
