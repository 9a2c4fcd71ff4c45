import { wireId } from '#core/contract/codecs.ts';
import { lookedSignal } from '#core/contract/live.ts';
import { openLooking, type Look } from './looking.ts';
import { firstPlace } from './place.ts';
import { holdSource } from './source.ts';

/** Something that happened in the workspace, as the server tells it. */
export interface LiveEvent {
  name: string;
  subject: string;
  data: unknown;
}

/**
 * What a tab hears: an event, how far the log was heard, that something may have been missed, that we may no longer be let in,
 * how the connection stands, its name, and how often lists may look anew.
 */
export type LiveSignal =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'place'; place: string }
  | { kind: 'resync' }
  | { kind: 'access' }
  | { kind: 'state'; state: LiveState }
  | { kind: 'screen'; screen: string }
  | { kind: 'pace'; milliseconds: number };

export type LiveState = 'connecting' | 'open' | 'lost';

type Said = LiveSignal | { kind: 'hello' } | { kind: 'show'; tab: string; at: readonly Look[] };

interface Options {
  /** One stream per workspace: part of the lock's and the channel's name. */
  workspace: string;
  url: string;
  hear(signal: LiveSignal): void;
}

export interface Stream {
  /** Says which conversations this tab shows. */
  show(at: readonly Look[]): void;
  stop(): void;
}

/** What one tab knows of the stream, whoever reads it. */
function openMemory(hear: (signal: LiveSignal) => void) {
  const lookers = new Map<string, LiveEvent>();
  const known = { state: 'connecting' as LiveState, pace: 0, place: firstPlace() };
  return {
    known,
    note(signal: LiveSignal): void {
      if (signal.kind === 'state') known.state = signal.state;
      else if (signal.kind === 'pace') known.pace = signal.milliseconds;
      else if (signal.kind === 'place') known.place = signal.place;
      else if (signal.kind === 'event' && signal.event.name === lookedSignal)
        lookers.set(wireId('cnv', signal.event.subject), signal.event);
      hear(signal);
    },
    /** Who looks at these is told when it changes; a tab that begins to show them has to hear it again. */
    lookersAt: (at: readonly Look[]): LiveSignal[] =>
      at.flatMap(({ id }) => {
        const event = lookers.get(id);
        return event === undefined ? [] : [{ kind: 'event', event }];
      }),
  };
}

interface Lead {
  show(tab: string, at: readonly Look[]): void;
  stop(): void;
}

interface Leading {
  url: string;
  from: string | undefined;
  tell(signal: LiveSignal): void;
  leaving: AbortSignal;
}

/** Reads the stream for all tabs, and says for all what they show. */
function lead({ url, from, tell, leaving }: Leading): Lead {
  const looking = openLooking();
  const knows = new Set<string>();
  const source = holdSource({
    url,
    from,
    tell(signal) {
      tell(signal);
      if (signal.kind === 'screen') looking.connected(signal.screen);
    },
  });
  return {
    show(tab, at) {
      looking.show(tab, at);
      if (knows.has(tab)) return;
      knows.add(tab);
      // A tab holds a lock of its own as long as it lives: once it can be had, the tab is gone.
      const gone = () => looking.show(tab, []);
      void navigator.locks.request(lockOf(tab), { signal: leaving }, gone).catch(() => undefined);
    },
    stop() {
      source.stop();
      looking.stop();
    },
  };
}

/**
 * Shares one server stream between all tabs of a browser: the tab that holds the lock reads it and passes every
 * message on; when it closes, another takes over from the same place in the log.
 */
export function openStream({ workspace, url, hear }: Options): Stream {
  const name = `throughline-live-${workspace}`;
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const { known, note, lookersAt } = openMemory(hear);
  let mine: readonly Look[] = [];
  let leading: Lead | undefined;
  const say = (said: Said) => channel.postMessage(said);
  const tell = (signal: LiveSignal) => {
    note(signal);
    say(signal);
  };
  const greet = () => {
    if (leading === undefined) return mine.length > 0 && say({ kind: 'show', tab, at: mine });
    say({ kind: 'state', state: known.state });
    return say({ kind: 'pace', milliseconds: known.pace });
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'hello') greet();
    else if (data.kind !== 'show') note(data);
    else if (leading !== undefined) {
      leading.show(data.tab, data.at);
      for (const signal of lookersAt(data.at)) say(signal);
    }
  });
  const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
  void navigator.locks.request(lockOf(tab), () => left).catch(() => undefined);
  say({ kind: 'hello' });
  const takeLead = () => {
    leading = lead({ url, from: known.place, tell, leaving: leaving.signal });
    leading.show(tab, mine);
    say({ kind: 'hello' });
    return left;
  };
  void navigator.locks.request(name, { signal: leaving.signal }, takeLead).catch(() => undefined);
  return {
    show(at) {
      mine = at;
      if (leading === undefined) say({ kind: 'show', tab, at });
      else leading.show(tab, at);
    },
    stop() {
      leaving.abort();
      leading?.stop();
      channel.close();
    },
  };
}

function lockOf(tab: string): string {
  return `throughline-tab-${tab}`;
}
