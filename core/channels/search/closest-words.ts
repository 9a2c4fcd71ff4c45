/** How many letters must be changed, added, taken or swapped with their neighbour to make one word the other (Damerau–Levenshtein, adjacent swaps). */
export function lettersApart(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** Of words that look alike those that a slip of the fingers makes of the typed one: one letter, from eight letters on two. */
export function closestWords(typed: string, alike: readonly string[], most = 3): string[] {
  const allowed = typed.length < 8 ? 1 : 2;
  return alike
    .map((word) => ({ word, apart: lettersApart(typed, word) }))
    .filter(({ apart }) => apart > 0 && apart <= allowed)
    .toSorted((one, other) => one.apart - other.apart)
    .slice(0, most)
    .map(({ word }) => word);
}
