/** Something that happened in the workspace, as the server tells it. */
export interface LiveEvent {
  name: string;
  subject: string;
  data: unknown;
}

/** What a tab hears: an event, that something may have been missed, that we may no longer be let in, or how the connection stands. */
export type LiveSignal =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'resync' }
  | { kind: 'access' }
  | { kind: 'state'; state: LiveState };

export type LiveState = 'connecting' | 'open' | 'lost';

interface Options {
  /** One stream per workspace: part of the lock's and the channel's name. */
  workspace: string;
  url: string;
  hear(signal: LiveSignal): void;
}

const firstWait = 1_000;
const longestWait = 30_000;

function parse(text: string): LiveEvent | undefined {
  try {
    const value = JSON.parse(text) as Partial<LiveEvent>;
    if (typeof value.name !== 'string') return undefined;
    return { name: value.name, subject: String(value.subject ?? ''), data: value.data };
  } catch {
    return undefined;
  }
}

/** Holds one event source open, also over answers after which the browser itself would give up. */
function holdSource(url: string, tell: (signal: LiveSignal) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let opened = false;
  let resumable = false; // the browser sends the last id again by itself, once it has seen one
  const hear = ({ data, lastEventId }: MessageEvent) => {
    resumable ||= lastEventId !== '';
    const event = parse(String(data));
    if (event !== undefined) tell({ kind: 'event', event });
  };
  const open = () => {
    tell({ kind: 'state', state: 'connecting' });
    source = new EventSource(url);
    source.addEventListener('open', () => {
      wait = firstWait;
      tell({ kind: 'state', state: 'open' });
      if (opened && !resumable) tell({ kind: 'resync' });
      opened = true;
    });
    source.addEventListener('change', hear);
    source.addEventListener('signal', hear);
    source.addEventListener('resync', () => tell({ kind: 'resync' }));
    source.addEventListener('over', () => {
      source?.close();
      again();
    });
    source.addEventListener('error', () => {
      tell({ kind: 'state', state: 'lost' });
      if (source?.readyState === EventSource.CLOSED) again(); // else the browser tries again with Last-Event-ID
    });
  };
  /** The server wants this stream no more: perhaps not us either. */
  const again = () => {
    tell({ kind: 'access' });
    resumable = false; // a new source begins without a last id
    timer = setTimeout(open, wait);
    wait = Math.min(wait * 2, longestWait);
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/**
 * Shares one server stream between all tabs of a browser: the tab that holds the lock reads it and passes every
 * message on; when it closes, another takes over and tells all to look again, for something may have been missed.
 */
export function openStream({ workspace, url, hear }: Options): () => void {
  const name = `throughline-live-${workspace}`;
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let state: LiveState = 'connecting';
  let leading = false;
  let stopSource: (() => void) | undefined;
  let leave: (() => void) | undefined;
  const tell = (signal: LiveSignal) => {
    if (signal.kind === 'state') state = signal.state;
    hear(signal);
    channel.postMessage(signal);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<LiveSignal | { kind: 'hello' }>) => {
    if (data.kind !== 'hello') hear(data);
    else if (leading) channel.postMessage({ kind: 'state', state } satisfies LiveSignal);
  });
  channel.postMessage({ kind: 'hello' });
  const joined = Date.now();
  const lead = () =>
    new Promise<void>((resolve) => {
      leave = resolve;
      leading = true;
      if (Date.now() - joined > firstWait) tell({ kind: 'resync' });
      stopSource = holdSource(url, tell);
    });
  void navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => undefined);
  return () => {
    leaving.abort();
    stopSource?.();
    leave?.();
    channel.close();
  };
}
