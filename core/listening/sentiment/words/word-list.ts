/** Words of one language in plain letters, apart by spaces; `*` stands for any letters, at the end, at the beginning or both. */
export interface WordList {
  good: string;
  bad: string;
  /** Words that turn what follows round. */
  negators: string;
  stronger: string;
  weaker: string;
}
