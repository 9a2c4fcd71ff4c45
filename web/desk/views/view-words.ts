import { plural, t } from '@lingui/core/macro';
import type { FilterPlace, ViewSort } from '#core/desk/filter.ts';
import { hasLongWord } from '#core/desk/typed-test.ts';
import type { InboxView } from '#core/contract/desk.ts';

export const sortNames: Record<ViewSort, string> = {
  newest: t`Newest first`,
  oldest: t`Oldest first`,
  waiting: t`Longest waiting first`,
};

export const placeNames: Record<FilterPlace, string> = {
  open: t({ message: 'Open', context: 'status' }),
  waiting: t`With the customer`,
  'on-hold': t`On hold`,
  snoozed: t`Snoozed`,
  resolved: t`Resolved`,
  spam: t`Spam`,
};

/** What a list is called for whoever hears it. */
export const listNames: Record<InboxView, string> = {
  mine: t({ message: 'mine', context: 'conversations' }),
  unassigned: t({ message: 'unassigned', context: 'conversations' }),
  open: t({ message: 'open', context: 'conversations' }),
  waiting: t({ message: 'waiting', context: 'conversations' }),
  'on-hold': t({ message: 'on-hold', context: 'conversations' }),
  snoozed: t({ message: 'snoozed', context: 'conversations' }),
  resolved: t({ message: 'resolved', context: 'conversations' }),
  spam: t({ message: 'spam', context: 'conversations' }),
};

const waits = [
  ['30', t`30 minutes`],
  ['60', t`1 hour`],
  ['240', t`4 hours`],
  ['1440', t`1 day`],
  ['4320', t`3 days`],
] as const;

/** Waits that are offered, in minutes; with the one that was said by other means. */
export function waitChoices(said: string): Array<{ value: string; label: string }> {
  const offered = waits.map(([value, label]) => ({ value: String(value), label: String(label) }));
  const known = said === '' || offered.some(({ value }) => value === said);
  const minutes = Number(said);
  return known
    ? offered
    : [...offered, { value: said, label: plural(minutes, { one: '# minute', other: '# minutes' }) }];
}

/** What is to be known of words that no index finds; null: they are found quickly, or nothing is said yet. */
export function slowWords(said: string): string | null {
  if (said.trim() === '' || hasLongWord(said)) return null;
  return t`Fewer than three letters: every conversation is looked at, which may take too long`;
}
