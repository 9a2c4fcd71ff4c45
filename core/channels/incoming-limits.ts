/** How much of what came in one page, one search and one deed take in. */
export const incomingLimits = {
  /** Beyond this nobody needs the number on a page, and counting all would take long. */
  counted: 10_000,
  /** Words are looked for in so many of the newest items. */
  searched: 50_000,
  /** Items that one request may try again, give up or take back. */
  atOnce: 200,
} as const;
