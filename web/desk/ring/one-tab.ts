import { useEffect, useRef, useSyncExternalStore } from 'react';

// Of several tabs one tells: the one that holds the lock. Which conversation is being read is a lock, too, so that every tab can ask.

/** Whether this tab is the one that tells; another takes over when it closes. */
export function useTells(scope: string): { readonly current: boolean } {
  const tells = useRef(false);
  useEffect(() => {
    const leaving = new AbortController();
    const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
    const take = () => {
      tells.current = true;
      return left;
    };
    void navigator.locks.request(`throughline-ring-${scope}`, { signal: leaving.signal }, take).catch(() => undefined);
    return () => {
      tells.current = false;
      leaving.abort();
    };
  }, [scope]);
  return tells;
}

const readingOf = (conversation: string) => `throughline-reading-${conversation}`;

function hearFocus(hearer: () => void): () => void {
  addEventListener('focus', hearer);
  addEventListener('blur', hearer);
  return () => {
    removeEventListener('focus', hearer);
    removeEventListener('blur', hearer);
  };
}

/** Says that somebody reads the conversation here, while this tab is the one they look at. */
export function useReading(conversation: string | undefined): void {
  const focused = useSyncExternalStore(hearFocus, () => document.hasFocus());
  useEffect(() => {
    if (conversation === undefined || !focused) return undefined;
    const leaving = new AbortController();
    const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
    const held = { mode: 'shared', signal: leaving.signal } as const;
    void navigator.locks.request(readingOf(conversation), held, () => left).catch(() => undefined);
    return () => leaving.abort();
  }, [conversation, focused]);
}

/** Whether any tab of this browser has the conversation before somebody's eyes. */
export async function isBeingRead(conversation: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === readingOf(conversation));
}
