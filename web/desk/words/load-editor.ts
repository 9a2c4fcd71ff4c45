import { useEffect, useSyncExternalStore } from 'react';

// The editor is large and comes when a conversation is open: until then, and where it cannot be loaded, one writes without it.

type Editor = typeof import('./marked-words.tsx');

let loaded: Editor | undefined;
let underway = false;
const hearers = new Set<() => void>();

async function load(): Promise<void> {
  if (underway || loaded !== undefined) return;
  underway = true;
  try {
    loaded = await import('./marked-words.tsx');
    for (const hear of hearers) hear();
  } catch {
    // tried again with the next conversation
  } finally {
    underway = false;
  }
}

/** The editor for marked text, as soon as it is there. */
export function useEditorLoaded(): Editor | undefined {
  useEffect(() => void load(), []);
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => loaded,
  );
}
