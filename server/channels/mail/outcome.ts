/** What became of one mail. */
export type Outcome =
  | { state: 'understood'; reason?: string; message: string; customer?: string }
  | { state: 'discarded'; reason: string; message?: string };
