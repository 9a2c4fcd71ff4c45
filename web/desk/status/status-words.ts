import { wireId } from '#core/contract/codecs.ts';
import { categories, readyStatuses, type Category } from '#core/desk/category.ts';
import type { Summary } from '../summary.ts';

export const categoryNames: Record<Category, string> = {
  open: 'Open: it waits for us',
  waiting: 'Waiting for the customer',
  'on-hold': 'On hold: somebody else is asked',
  resolved: 'Resolved',
};

export const categoryOrder: readonly Category[] = categories;

export const categoryTones = { open: 'accent', waiting: 'fact', 'on-hold': 'warn', resolved: 'good' } as const;

/** Where a conversation stands, by the company's own name. */
export function statusName({ state }: Pick<Summary, 'state'>): string {
  return state?.name ?? 'Spam';
}

const readyIds = new Set(Object.values(readyStatuses).map(({ id }) => wireId('sta', id)));

/** Whether it is one of the company's own, not the one that a category has by itself. */
function isOwn(id: string | undefined): boolean {
  return id !== undefined && !readyIds.has(id);
}

/** What is to be said of where it stands; null for what is simply open. */
export function saidStatus({ state }: Pick<Summary, 'state'>): string | null {
  if (state === null) return 'Spam';
  return state.category === 'open' && !isOwn(state.id) ? null : state.name;
}

export function toneOf({ state }: Pick<Summary, 'state'>) {
  return state === null ? 'bad' : categoryTones[state.category];
}
