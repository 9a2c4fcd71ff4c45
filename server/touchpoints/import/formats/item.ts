import type { Row } from '#core/touchpoints/import/values.ts';

/** Where reading goes on: after so many bytes and rows. */
export interface Cursor {
  bytes: number;
  rows: number;
}

/** One row of a file. */
export interface Item {
  /** From 1; a header does not count. */
  number: number;
  /** The byte after it. */
  end: number;
  /** As it stands in the file, for the list of refused rows. */
  raw: string;
  row: Row;
  /** Why it cannot even be read. */
  reason?: string;
  /** The bytes of a mail. */
  bytes?: Buffer;
}

/** Rows longer than this are refused: something is wrong with their file. */
export const longestRow = 1_000_000;
