/** One thing the doctor looked at: `mend` says what to do when it is not well. */
export interface Finding {
  what: string;
  well: boolean;
  found: string;
  mend?: string;
}
