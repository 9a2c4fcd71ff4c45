import { useSyncExternalStore } from 'react';

let open = false;
const hearers = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const hear of hearers) hear();
}

export function openShortcuts(): void {
  set(true);
}

export function closeShortcuts(): void {
  set(false);
}

export function useShortcutsOpen(): boolean {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => open,
  );
}
