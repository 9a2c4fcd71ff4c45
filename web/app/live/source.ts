import { pauseBefore } from '#core/come-back.ts';
import type { LiveEvent, LiveSignal } from './stream.ts';

// One stream from the server, over everything that happens to connections: restarts, sleep, proxies that cut.

interface Options {
  url: string;
  /** The place up to which everything is known already. */
  from: string | undefined;
  tell(signal: LiveSignal): void;
}

export interface Source {
  stop(): void;
}

/** The server says something every 15 s: silence for longer means that the line is dead, whatever the browser thinks. */
const silence = 40_000;
/** After a sleep nobody waits that long. */
const doubtful = 17_000;

function parse(text: string): LiveEvent | undefined {
  try {
    const value = JSON.parse(text) as Partial<LiveEvent>;
    if (typeof value.name !== 'string') return undefined;
    return { name: value.name, subject: String(value.subject ?? ''), data: value.data };
  } catch {
    return undefined;
  }
}

function fieldOf(text: string, field: string): unknown {
  try {
    return (JSON.parse(text) as Record<string, unknown>)[field];
  } catch {
    return undefined;
  }
}

interface Hearing {
  tell(signal: LiveSignal): void;
  /** The server said something, perhaps how far it has told the log. */
  heard(place: string): void;
  ready(): void;
  /** `refused`: the server wants this stream no more, perhaps not us either. */
  lost(refused: boolean): void;
}

/** One connection. */
function connect(url: string, { tell, heard, ready, lost }: Hearing): EventSource {
  const source = new EventSource(url);
  const on = (name: string, hear: (data: string) => void) =>
    source.addEventListener(name, ({ data, lastEventId }: MessageEvent) => {
      heard(lastEventId);
      hear(String(data));
    });
  const event = (data: string) => {
    const read = parse(data);
    if (read !== undefined) tell({ kind: 'event', event: read });
  };
  on('ready', (data) => {
    ready();
    tell({ kind: 'screen', screen: String(fieldOf(data, 'screen')) });
  });
  on('change', event);
  on('signal', event);
  on('pace', (data) => tell({ kind: 'pace', milliseconds: Number(fieldOf(data, 'milliseconds')) || 0 }));
  on('resync', () => tell({ kind: 'resync' }));
  on('over', () => lost(true));
  source.addEventListener('error', () => lost(source.readyState === EventSource.CLOSED));
  return source;
}

/** Hears that the computer, the tab or the network is back. Returns how to stop. */
function onAwake(awake: () => void): () => void {
  const look = () => (document.visibilityState === 'hidden' ? undefined : awake());
  addEventListener('online', look);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('online', look);
    removeEventListener('pageshow', look);
    document.removeEventListener('visibilitychange', look);
  };
}

/** Holds a stream open and resumes it where it broke off. */
export function holdSource({ url, from, tell }: Options): Source {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dead: ReturnType<typeof setTimeout> | undefined;
  let place = from;
  let attempt = 0;
  let heardAt = performance.now();
  const listen = () => {
    heardAt = performance.now();
    clearTimeout(dead);
    dead = setTimeout(() => lost(false), silence);
  };
  const heard = (now: string) => {
    listen();
    if (now === '' || now === place) return;
    place = now;
    tell({ kind: 'place', place });
  };
  const ready = () => {
    attempt = 0;
    tell({ kind: 'state', state: 'open' });
  };
  const open = () => {
    clearTimeout(timer);
    timer = undefined;
    source?.close();
    tell({ kind: 'state', state: 'connecting' });
    const address = place === undefined ? url : `${url}?after=${encodeURIComponent(place)}`;
    source = connect(address, { tell, heard, ready, lost });
    listen();
  };
  // The browser's own way to try again knows no growing pauses, and gives up after some answers.
  const lost = (refused: boolean) => {
    source?.close();
    clearTimeout(dead);
    tell({ kind: 'state', state: 'lost' });
    if (refused) tell({ kind: 'access' });
    timer ??= setTimeout(open, 1_000 * pauseBefore(attempt++));
  };
  const stopAwake = onAwake(() => {
    if (timer !== undefined || performance.now() - heardAt > doubtful) open();
  });
  open();
  return {
    stop() {
      stopAwake();
      clearTimeout(timer);
      clearTimeout(dead);
      source?.close();
    },
  };
}
