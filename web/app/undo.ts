import { useSyncExternalStore } from 'react';

// What can be taken back at the moment, the newest last: for the keyboard, which would have to hurry to a toast that leaves.

const ways = new Map<string, () => void>();
const hearers = new Set<() => void>();

function changed(): void {
  for (const hear of hearers) hear();
}

/** From now on the key takes this back first; the id is its toast's. */
export function offerUndo(id: string, back: () => void): void {
  ways.set(id, back);
  changed();
}

/** Its toast has left. */
export function endUndo(id: string): void {
  if (ways.delete(id)) changed();
}

/** Takes back what was done last and can still be taken back. */
export function undoLatest(): void {
  [...ways.values()].at(-1)?.();
}

/** Whether there is something to take back. */
export function useHasUndo(): boolean {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => ways.size > 0,
  );
}
