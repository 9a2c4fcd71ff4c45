/**
 * What may have opening hours of its own, the most specific first: the first of them that has a calendar says when it is open.
 * Another kind joins here.
 */
export const hoursOrder = ['tier', 'team', 'channel', 'trading-name'] as const;

export type HoursKind = (typeof hoursOrder)[number];
