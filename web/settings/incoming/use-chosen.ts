import { useState } from 'react';
import type { Item } from './words.ts';

export interface Chosen {
  ids: ReadonlySet<string>;
  /** Of those on the page that can be chosen. */
  all: boolean;
  canChoose(item: Item): boolean;
  toggle(id: string): void;
  toggleAll(): void;
  clear(): void;
}

/** Rows that are ticked; what is no longer there is no longer chosen. */
export function useChosen(items: readonly Item[], canChoose: (item: Item) => boolean): Chosen {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const able = items.filter(canChoose).map(({ id }) => id);
  const ids = new Set(able.filter((id) => ticked.has(id)));
  const all = able.length > 0 && ids.size === able.length;
  return {
    ids,
    all,
    canChoose,
    toggle: (id) => setTicked(ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id])),
    toggleAll: () => setTicked(all ? new Set() : new Set(able)),
    clear: () => setTicked(new Set()),
  };
}
