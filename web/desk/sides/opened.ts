import { useSyncExternalStore } from 'react';

/** What stands beside a conversation on the screen: a side conversation, or one that is about to begin with messages quoted. */
export type Beside = { conversation: string } & ({ side: string } | { quotes: readonly string[]; forward: boolean });

let shown: Beside | null = null;
const hearers = new Set<() => void>();

/** Shows it beside its conversation; null: nothing any more. */
export function showBeside(next: Beside | null): void {
  shown = next;
  for (const hear of hearers) hear();
}

/** What is shown beside this conversation. */
export function useBeside(conversation: string): Beside | null {
  const now = useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => shown,
  );
  return now?.conversation === conversation ? now : null;
}
