/** A fact with the answers before which it was known: positions of the same index belong together. */
export interface GivenFact {
  readonly key: string;
  /** Which answers, from 0. */
  readonly rows: readonly number[];
  readonly values: readonly number[] | readonly string[];
}

/** Answers of one measure and what was known before each of them. */
export interface GivenAnswers {
  /** Whose each answer is; those of nobody known each have a number of their own. */
  readonly customers: readonly number[];
  /** When it was given, in milliseconds. */
  readonly at: readonly number[];
  readonly scores: readonly number[];
  /** For how many episodes each stands. */
  readonly weights: readonly number[];
  readonly facts: readonly GivenFact[];
}
