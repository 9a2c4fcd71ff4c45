import { t } from '@lingui/core/macro';
import { wireId } from '#core/contract/codecs.ts';
import { categories, readyStatuses, type Category } from '#core/desk/category.ts';
import type { InboxView } from '#core/contract/desk.ts';
import type { Summary } from '../summary.ts';

export const categoryNames: Record<Category, string> = {
  open: t`Open: it waits for us`,
  waiting: t`Waiting for the customer`,
  'on-hold': t`On hold: somebody else is asked`,
  resolved: t`Resolved`,
};

export const categoryOrder: readonly Category[] = categories;

export const categoryTones = { open: 'accent', waiting: 'fact', 'on-hold': 'warn', resolved: 'good' } as const;

/** Where a conversation stands, by the company's own name. */
export function statusName({ state }: Pick<Summary, 'state'>): string {
  return state === null ? t`Spam` : nameOfStatus(state);
}

const readyNames: Record<Category, string> = {
  open: t({ message: 'Open', context: 'status' }),
  waiting: t`Waiting for customer`,
  'on-hold': t({ message: 'On hold', context: 'status' }),
  resolved: t({ message: 'Resolved', context: 'status' }),
};

/** One that was called otherwise has its own name in every language. */
export function nameOfStatus({ name, category }: { name: string; category: Category }): string {
  return name === readyStatuses[category].name ? readyNames[category] : name;
}

const readyIds = new Set(Object.values(readyStatuses).map(({ id }) => wireId('sta', id)));

/** Whether it is one of the company's own, not the one that a category has by itself. */
function isOwn(id: string | undefined): boolean {
  return id !== undefined && !readyIds.has(id);
}

/** What is to be said of where it stands; null for what is simply open. */
export function saidStatus({ state }: Pick<Summary, 'state'>): string | null {
  if (state === null) return t`Spam`;
  return state.category === 'open' && !isOwn(state.id) ? null : nameOfStatus(state);
}

/** Whether a ready view is called like where it stands: then that need not be said again on each of its rows. */
export function isSaidByView({ state }: Pick<Summary, 'state'>, view: InboxView): boolean {
  if (state === null) return view === 'spam';
  if (view !== 'on-hold' && view !== 'resolved') return false;
  return state.name === readyStatuses[view].name;
}

export function toneOf({ state }: Pick<Summary, 'state'>) {
  return state === null ? 'bad' : categoryTones[state.category];
}
