const used = new Map<string, number>();

/** A name or words that no earlier try of a test has used: what a try that failed left behind is not counted by the next one. */
export function fresh(words: string): string {
  const count = (used.get(words) ?? 0) + 1;
  used.set(words, count);
  return count === 1 ? words : `${words}${count}`;
}
