import { useSyncExternalStore } from 'react';

// Whether the pane of the views shows names or only icons: as this browser was left, else by the room there is.

export type PaneShape = 'names' | 'icons';

const place = 'throughline.views-pane';
const roomy = '(min-width: 1401px)';
const hearers = new Set<() => void>();

function kept(): PaneShape | undefined {
  try {
    const said = localStorage.getItem(place);
    return said === 'names' || said === 'icons' ? said : undefined;
  } catch {
    return undefined;
  }
}

let chosen = kept();

function now(): PaneShape {
  return chosen ?? (matchMedia(roomy).matches ? 'names' : 'icons');
}

function hear(hearer: () => void): () => void {
  const room = matchMedia(roomy);
  hearers.add(hearer);
  room.addEventListener('change', hearer);
  return () => {
    hearers.delete(hearer);
    room.removeEventListener('change', hearer);
  };
}

function turn(): void {
  chosen = now() === 'names' ? 'icons' : 'names';
  try {
    localStorage.setItem(place, chosen);
  } catch {
    // storage is forbidden or full: it lasts as long as the page
  }
  for (const each of hearers) each();
}

/** How the pane stands, and the way to the other shape, which is remembered. */
export function usePaneShape(): { shape: PaneShape; turn: () => void } {
  return { shape: useSyncExternalStore(hear, now), turn };
}
