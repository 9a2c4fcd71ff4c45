import { useState } from 'react';

/** What was unfolded stays so while this page lives, also when it scrolls out of the list and comes back. */
const opened = new Map<string, ReadonlySet<number>>();

/** Which pieces of a message are unfolded, and how to set that. */
export function useOpened(message: string): [ReadonlySet<number>, (pieces: ReadonlySet<number>) => void] {
  const [pieces, setPieces] = useState(() => opened.get(message) ?? new Set<number>());
  const set = (open: ReadonlySet<number>): void => {
    opened.set(message, open);
    setPieces(open);
  };
  return [pieces, set];
}
