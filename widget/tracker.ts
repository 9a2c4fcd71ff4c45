import { randomId } from './both/random-id.ts';
import { isRefusal } from './both/refusal.ts';
import { pauseBefore } from '#core/come-back.ts';
import { nap } from './pause.ts';
import type { Wire } from './wire.ts';

export interface Tracker {
  page(): void;
  track(event: string, properties?: Record<string, unknown>): void;
  /** The visitor has answered about consent: what waited goes out, or is forgotten. */
  decided(allowed: boolean): void;
}

interface TrackEvent {
  context: object;
}

interface Options {
  wire: Wire;
  writeKey: string;
  anonymousId(): string;
  /** undefined: not asked yet. */
  allowed: boolean | undefined;
  /** Nobody has to be asked here. */
  free: boolean;
  /** Nothing is told after this. */
  signal: AbortSignal;
}

const tries = 6;
const mostWaiting = 50;

function pageProperties() {
  const { href, pathname, search } = location;
  return { path: pathname, url: href, search, title: document.title, referrer: document.referrer };
}

/** Page views and events to the tracking API, with the same anonymous id as the chat. Nothing leaves before consent. */
export function openTracker({ wire, writeKey, anonymousId, allowed, free, signal }: Options): Tracker {
  let waiting: Array<{ path: string; event: TrackEvent }> = [];
  let shown = '';

  async function send(path: string, event: TrackEvent): Promise<void> {
    // Each event carries the consent, since one may overtake the event that tells of it.
    const consent = free ? {} : { consent: { categoryPreferences: { Analytics: true } } };
    const message = { ...event, context: { ...event.context, ...consent }, anonymousId: anonymousId(), writeKey };
    for (let attempt = 0; attempt < tries; attempt++) {
      try {
        const body = JSON.stringify({ ...message, sentAt: new Date().toISOString() });
        await wire.fetch(path, { file: new Blob([body], { type: 'text/plain' }), keepalive: true });
        return;
      } catch (error) {
        if (!isRefusal(error) || !error.passing) return;
        await nap(pauseBefore(attempt)).over;
      }
    }
  }

  function take(path: string, fields: object): void {
    if (writeKey === '' || allowed === false) return;
    const context = { page: pageProperties(), locale: navigator.language, library: { name: 'throughline-widget' } };
    const event = { ...fields, messageId: randomId(), timestamp: new Date().toISOString(), context };
    if (allowed) void send(path, event);
    else waiting = [...waiting, { path, event }].slice(-mostWaiting);
  }

  const tracker: Tracker = {
    page() {
      if (shown === location.href) return;
      shown = location.href;
      take('/v1/page', { type: 'page', name: document.title, properties: pageProperties() });
    },
    track: (event, properties = {}) => take('/v1/track', { type: 'track', event: String(event), properties }),
    decided(answer) {
      const before = allowed;
      const held = waiting;
      waiting = [];
      // Only who agreed before has something to take back: of nobody else is it told that they were here.
      if (!answer && before === true) take('/v1/track', { type: 'track', event: 'Consent Withdrawn', properties: {} });
      allowed = answer;
      if (!answer || before === true) return;
      take('/v1/track', { type: 'track', event: 'Consent Given', properties: { purposes: ['memory', 'analytics'] } });
      for (const { path, event } of held) void send(path, event);
    },
  };
  followPages(() => tracker.page(), signal);
  tracker.page();
  return tracker;
}

/** Where a page tells that it moved, whatever browser it is in. */
let moves: EventTarget | undefined;

/** Browsers without the Navigation API tell of moves only by these two functions, which are taken hold of once. */
function movesOfPage(): EventTarget {
  if (moves) return moves;
  const told = (moves = new EventTarget());
  const tell = () => told.dispatchEvent(new Event('moved'));
  addEventListener('popstate', tell);
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', tell);
  if (navigation) return told;
  for (const name of ['pushState', 'replaceState'] as const) {
    const own = history[name];
    history[name] = function moved(...given) {
      own.apply(this, given);
      tell();
    };
  }
  return told;
}

/** Pages of a single-page site change without loading; their title comes a little later. */
function followPages(changed: () => void, signal: AbortSignal): void {
  movesOfPage().addEventListener('moved', () => setTimeout(() => signal.aborted || changed(), 50), { signal });
}
