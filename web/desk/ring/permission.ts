import { useSyncExternalStore } from 'react';

/** Whether this browser shows our notifications; `none`: it has none. */
export type Allowed = NotificationPermission | 'none';

const hearers = new Set<() => void>();

/** How it stands now. */
export function allowed(): Allowed {
  return 'Notification' in globalThis ? Notification.permission : 'none';
}

function hear(hearer: () => void): () => void {
  hearers.add(hearer);
  document.addEventListener('visibilitychange', hearer);
  return () => {
    hearers.delete(hearer);
    document.removeEventListener('visibilitychange', hearer);
  };
}

export function useAllowed(): Allowed {
  return useSyncExternalStore(hear, allowed);
}

/** Asks the person; only after a click of theirs, else browsers refuse for good. */
export async function askForPermission(): Promise<void> {
  if (allowed() === 'default') await Notification.requestPermission();
  for (const each of hearers) each();
}
