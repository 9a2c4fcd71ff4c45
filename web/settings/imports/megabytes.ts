/** Bytes as megabytes with one digit, for progress. */
export function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}
