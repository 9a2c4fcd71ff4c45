/** A column with what stands in it in the first rows; empty cells are left out. */
export interface ColumnSample {
  name: string;
  texts: string[];
}

/** The words of a column's name: `review_score`, `reviewScore` and `Review Score` are all `review score`. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
