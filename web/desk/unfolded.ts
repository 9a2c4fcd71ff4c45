import { useState } from 'react';

/** What was unfolded stays so while this page lives, also when it scrolls out of the list and comes back. */
const unfolded = new Map<string, ReadonlySet<number>>();

/** Which pieces of a message are unfolded, and how to set that. */
export function useUnfolded(message: string): [ReadonlySet<number>, (pieces: ReadonlySet<number>) => void] {
  const [pieces, setPieces] = useState(() => unfolded.get(message) ?? new Set<number>());
  const set = (open: ReadonlySet<number>): void => {
    unfolded.set(message, open);
    setPieces(open);
  };
  return [pieces, set];
}
