import pg from 'pg';
import type { Logger } from './log.ts';

/** Who waits for what others write: readers of events and interactions, and the outbox. */
export type Waiting = 'readers' | 'outbox';

/** Wakes who waits after commits, in this process at once and in the others at most 20 times a second. */
export interface Bell {
  ring(whom: Iterable<Waiting>): void;
  onRing(who: Waiting, listener: () => void): () => void;
  /** Tells every process, this one included, something that no table holds (somebody types, somebody is there). At most 7 KB. */
  call(text: string): void;
  onCall(listener: (text: string) => void): () => void;
  stop(): Promise<void>;
}

const channel = 'throughline';
const calls = 'throughline_calls';
const longestCall = 7_000;
const spacing = 50;

interface Options {
  url: string;
  log: Logger;
}

/** The bell of one process. The message between processes only says who is meant: they look for themselves. */
export function openBell({ url, log }: Options): Bell {
  const listeners = new Set<{ who: string; listener: () => void }>();
  const here = (whom: ReadonlySet<string>) => {
    for (const { who, listener } of listeners) if (whom.has(who)) listener();
  };
  const callListeners = new Set<(text: string) => void>();
  const called = (text: string) => {
    for (const listener of callListeners) listener(text);
  };
  const line = openLine({
    url,
    log,
    heard: ({ channel: on, payload }) => (on === calls ? called(payload ?? '') : here(new Set(payload?.split(' ')))),
  });
  const untold = new Set<Waiting>();
  let pending: NodeJS.Timeout | undefined;
  return {
    ring(whom) {
      const now = new Set(whom);
      here(now);
      for (const who of now) untold.add(who);
      pending ??= setTimeout(() => {
        pending = undefined;
        line.tell(channel, [...untold].join(' '));
        untold.clear();
      }, spacing);
    },
    onRing(who, listener) {
      const entry = { who, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    call(text) {
      if (text.length <= longestCall && !line.tell(calls, text)) called(text);
    },
    onCall(listener) {
      callListeners.add(listener);
      return () => callListeners.delete(listener);
    },
    async stop() {
      clearTimeout(pending);
      listeners.clear();
      callListeners.clear();
      await line.stop();
    },
  };
}

/** One connection that listens and tells, opened anew when it is lost; meanwhile readers look by themselves. */
function openLine({ url, log, heard }: Options & { heard: (message: pg.Notification) => void }) {
  let client: pg.Client | undefined;
  let stopped = false;
  let spoken: Promise<unknown> = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  // A connection that fails may say so twice: each must lead to one attempt, or they double every second.
  const again = () => {
    if (stopped) return;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void open();
    }, 1_000).unref();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'throughline bell' });
    next.on('error', () => undefined);
    next.on('notification', heard);
    next.on('end', () => {
      if (client !== next) return;
      client = undefined;
      again();
    });
    await next.connect();
    await next.query(`listen ${channel}; listen ${calls}`);
    client = next;
  };
  const open = (): Promise<void> =>
    stopped
      ? Promise.resolve()
      : connect().catch((error: unknown) => {
          log.debug({ reason: String(error) }, 'the bell has no connection yet');
          again();
        });
  const opening = open();
  return {
    /** Says whether there was a connection to tell by. */
    tell(on: string, text: string): boolean {
      if (client === undefined) return false;
      const speaker = client;
      spoken = spoken.then(() => speaker.query('select pg_notify($1, $2)', [on, text])).catch(() => undefined);
      return true;
    },
    async stop() {
      stopped = true;
      clearTimeout(waiting);
      await opening;
      await client?.end().catch(() => undefined);
    },
  };
}
