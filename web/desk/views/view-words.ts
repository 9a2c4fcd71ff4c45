import type { FilterPlace, ViewSort } from '#core/desk/filter.ts';

export const sortNames: Record<ViewSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  waiting: 'Longest waiting first',
};

export const placeNames: Record<FilterPlace, string> = {
  open: 'Open',
  waiting: 'With the customer',
  'on-hold': 'On hold',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
  spam: 'Spam',
};

const waits = [
  ['30', '30 minutes'],
  ['60', '1 hour'],
  ['240', '4 hours'],
  ['1440', '1 day'],
  ['4320', '3 days'],
] as const;

/** Waits that are offered, in minutes; with the one that was said by other means. */
export function waitChoices(said: string): Array<{ value: string; label: string }> {
  const offered = waits.map(([value, label]) => ({ value: String(value), label: String(label) }));
  const known = said === '' || offered.some(({ value }) => value === said);
  return known ? offered : [...offered, { value: said, label: `${said} minutes` }];
}
