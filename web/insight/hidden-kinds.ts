import { useSyncExternalStore } from 'react';
import type { AnnotationKind } from '#core/insight/annotation-kinds.ts';

let hidden: ReadonlySet<AnnotationKind> = new Set();
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a kind of what happened again, or no more, in all charts that are open: they are read beside each other. */
export function toggleKind(kind: AnnotationKind): void {
  hidden = hidden.symmetricDifference(new Set([kind]));
  for (const listener of listeners) listener();
}

/** The kinds that are not shown. */
export function useHiddenKinds(): ReadonlySet<AnnotationKind> {
  return useSyncExternalStore(subscribe, () => hidden);
}
