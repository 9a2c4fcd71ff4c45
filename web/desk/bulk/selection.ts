import { useSyncExternalStore } from 'react';

// Which conversations of the list are selected: the rows, the bar above them and the keys all look at it.

export interface Selection {
  /** Of which list; another list begins with none. */
  of: string;
  ids: ReadonlySet<string>;
  /** All that stand in the view, also those that are not loaded. */
  all: boolean;
  /** Where it began, for a range. */
  anchor: string | undefined;
}

const nothing: Selection = { of: '', ids: new Set(), all: false, anchor: undefined };
let current = nothing;
const hearers = new Set<() => void>();

function become(next: Selection): void {
  current = next;
  for (const hear of hearers) hear();
}

export function clearSelection(): void {
  if (current !== nothing) become(nothing);
}

export function selectAll(of: string, ids: readonly string[]): void {
  become({ of, ids: new Set(ids), all: true, anchor: undefined });
}

/** Turns one on or off; with `range`, all from where it began to this one become as this one. */
export function toggle(of: string, id: string, { ids, range }: { ids: readonly string[]; range: boolean }): void {
  const before = current.of === of ? current : nothing;
  const on = !before.ids.has(id);
  const [from, to] = [ids.indexOf(before.anchor ?? id), ids.indexOf(id)].toSorted((a, b) => a - b) as [number, number];
  const those = range && from !== -1 ? ids.slice(from, to + 1) : [id];
  const next = new Set(before.ids);
  for (const each of those)
    if (on) next.add(each);
    else next.delete(each);
  become({ of, ids: next, all: false, anchor: id });
}

/** What is selected of a list. */
export function useSelection(of: string): Selection {
  const now = useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => current,
  );
  return now.of === of ? now : nothing;
}
