import { lookAt } from '#core/contract/live.ts';
import type { WireInputOf } from '#core/contract/endpoint.ts';
import { call } from '../api.ts';

/** A conversation on a screen, and what is done there. */
export type Look = WireInputOf<typeof lookAt>['conversations'][number];

/** Said again this often: a computer that fell asleep looks at nothing. */
const repeatMilliseconds = 30_000;

/** Tells the server what all tabs of this browser show, for the one screen that they share. */
export function openLooking() {
  const tabs = new Map<string, readonly Look[]>();
  let screen: string | undefined;
  let told = '';
  const tell = (again: boolean) => {
    const conversations = mostOf([...tabs.values()].flat());
    const text = JSON.stringify(conversations);
    if (screen === undefined || (text === told && !(again && conversations.length > 0))) return;
    told = text;
    // Only a courtesy: what is not heard is said again.
    void call(lookAt, { screen, conversations }, { idempotencyKey: null }).catch(() => (told = ''));
  };
  const repeating = setInterval(() => tell(true), repeatMilliseconds);
  return {
    /** The stream is up, under a new name. */
    connected(name: string): void {
      screen = name;
      told = '[]';
      tell(false);
    },
    show(tab: string, at: readonly Look[]): void {
      if (at.length === 0) tabs.delete(tab);
      else tabs.set(tab, at);
      tell(false);
    },
    stop: () => clearInterval(repeating),
  };
}

/** Each conversation once, with the most that is done there. */
function mostOf(all: readonly Look[]): Look[] {
  const found = new Map<string, Look>();
  for (const look of all) if ((found.get(look.id)?.doing ?? 'viewing') === 'viewing') found.set(look.id, look);
  return [...found.values()].slice(0, 20);
}
