import type { Choice } from '../survey/definition.ts';
import type { Item, Speaking } from './result.ts';

/** A choice as it is kept and as it is called. */
export function itemOf(choice: Choice, { say }: Pick<Speaking, 'say'>): Item {
  if (typeof choice !== 'object') return { value: String(choice), text: String(choice) };
  return { value: String(choice.value), text: say(choice.text) || String(choice.value) };
}

/** The items of several editions, those of the first in their order, then what only others have. */
export function itemsOf(lists: ReadonlyArray<readonly Item[]>): Item[] {
  const items = new Map<string, Item>();
  for (const item of lists.flat()) if (!items.has(item.value)) items.set(item.value, item);
  return [...items.values()];
}

/** A table of answers as its entries; nothing for what is none. */
export function entriesOf(value: unknown): Array<[string, unknown]> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
