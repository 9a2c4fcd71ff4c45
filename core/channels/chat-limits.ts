/** What one message may carry, the same on both sides of the wire. */
export const chatLimits = {
  /** Characters of one message. */
  text: 4000,
  /** Bytes of one file. */
  fileBytes: 10 * 1024 * 1024,
  /** Files of one message. */
  files: 5,
} as const;
