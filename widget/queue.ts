import { pauseBefore } from '#core/come-back.ts';
import { randomId } from './both/random-id.ts';
import { isRefusal } from './both/refusal.ts';
import { forVisit } from './keep.ts';
import { nap } from './pause.ts';
import type { WireFile, WireMessage } from './wire.ts';

/** A message on its way out. It outlives the page, and its id makes sure that it arrives once. */
export interface Pending {
  clientId: string;
  text: string;
  files: Array<Omit<WireFile, 'url'>>;
  at: string;
  /** Why it will not go by itself; empty while it may. */
  failed: string;
}

export interface Queue {
  all(): readonly Pending[];
  add(text: string, files: Pending['files']): void;
  /** A message that arrived needs not be sent again. */
  arrived(clientId: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  hurry(): void;
  clear(): void;
}

interface Sending {
  send(pending: Pending): Promise<WireMessage>;
  sent(message: WireMessage): void;
  changed(): void;
  /** Nothing is sent after this. */
  signal: AbortSignal;
}

const name = 'queue';

/** The waiting messages, kept for this visit. */
function openItems(changed: () => void) {
  let items = forVisit.get<Pending[]>(name) ?? [];
  function keep(next: Pending[]): void {
    items = next;
    if (items.length > 0) forVisit.set(name, items);
    else forVisit.remove(name);
    changed();
  }
  return {
    all: () => items,
    keep,
    remove: (clientId: string) => keep(items.filter((item) => item.clientId !== clientId)),
    fail: (clientId: string, failed: string) =>
      keep(items.map((item) => (item.clientId === clientId ? { ...item, failed } : item))),
  };
}

export function openQueue({ send, sent, changed, signal }: Sending): Queue {
  const items = openItems(changed);
  let busy = false;
  let waiting: ReturnType<typeof nap> | undefined;

  /** True when it is settled, false when it must be tried again. */
  async function attempt(item: Pending): Promise<boolean> {
    try {
      const message = await send(item);
      items.remove(item.clientId);
      sent(message);
      return true;
    } catch (error) {
      if (!isRefusal(error) || error.passing || error.status === 401) return false;
      items.fail(item.clientId, error.message);
      return true;
    }
  }

  /** In order: a later message never overtakes an earlier one that still waits. */
  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    let tries = 0;
    for (;;) {
      const next = items.all().find((item) => item.failed === '');
      if (!next || signal.aborted) break;
      if (await attempt(next)) tries = 0;
      else {
        waiting = nap(pauseBefore(tries++));
        await waiting.over;
        waiting = undefined;
      }
    }
    busy = false;
  }

  addEventListener('online', () => waiting?.wake(), { signal });
  signal.addEventListener('abort', () => waiting?.wake());
  if (items.all().length > 0) queueMicrotask(() => void work());
  return {
    all: items.all,
    add(text, files) {
      items.keep([...items.all(), { clientId: randomId(), text, files, at: new Date().toISOString(), failed: '' }]);
      void work();
    },
    arrived(clientId) {
      if (items.all().some((item) => item.clientId === clientId)) items.remove(clientId);
    },
    retry(clientId) {
      items.fail(clientId, '');
      void work();
    },
    discard: items.remove,
    hurry: () => waiting?.wake(),
    clear: () => items.keep([]),
  };
}
