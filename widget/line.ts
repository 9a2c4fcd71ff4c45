import { pauseBefore } from '#core/come-back.ts';
import { isRefusal } from './both/refusal.ts';
import { nap } from './pause.ts';
import type { Wire, WireEvent } from './wire.ts';

// The visitor's stream, read by fetch: an EventSource could not carry the token outside of the address.

export interface Hearing {
  token(): Promise<string>;
  hear(event: WireEvent): void;
  /** The line is up, or was lost. */
  up(connected: boolean): void;
  /** The token does not work any more. */
  refused(): void;
}

export interface Line {
  /** Tries at once instead of waiting. */
  hurry(): void;
  hangUp(): void;
}

/** The server beats every 15 s: silence for longer means that the line is dead. */
const silence = 40_000;

/** Keeps a stream open until `hangUp`, whatever happens to the network. */
export function openLine(wire: Wire, hearing: Hearing): Line {
  let last = '';
  let closed = false;
  let attempt = 0;
  let waiting: ReturnType<typeof nap> | undefined;
  let reading: AbortController | undefined;

  async function once(): Promise<void> {
    reading = new AbortController();
    const { signal } = reading;
    const token = await hearing.token();
    const headers = { accept: 'text/event-stream', ...(last === '' ? {} : { 'last-event-id': last }) };
    const answer = await wire.fetch('/api/v1/chat/stream', { method: 'GET', token, headers, signal });
    await readEvents(answer, reading, (event, id) => {
      if (closed) return;
      attempt = 0;
      if (id !== '') last = id;
      if (event.event === 'sync') hearing.up(true);
      hearing.hear(event);
    });
  }

  async function keepOpen(): Promise<void> {
    while (!closed) {
      try {
        await once();
      } catch (error) {
        if (isRefusal(error) && error.status === 401) hearing.refused();
      }
      if (closed) return;
      hearing.up(false);
      waiting = nap(pauseBefore(attempt++));
      await waiting.over;
    }
  }

  const hurry = () => waiting?.wake();
  const awake = () => document.visibilityState === 'visible' && hurry();
  const gone = () => reading?.abort();
  addEventListener('online', hurry);
  addEventListener('offline', gone);
  document.addEventListener('visibilitychange', awake);
  void keepOpen();
  return {
    hurry,
    hangUp() {
      closed = true;
      removeEventListener('online', hurry);
      removeEventListener('offline', gone);
      document.removeEventListener('visibilitychange', awake);
      reading?.abort();
      hurry();
    },
  };
}

async function readEvents(
  answer: Response,
  reading: AbortController,
  hear: (event: WireEvent, id: string) => void,
): Promise<void> {
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let dead = setTimeout(() => reading.abort(), silence);
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(dead);
      dead = setTimeout(() => reading.abort(), silence);
      const parts = (rest + value).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const event = eventOf(part);
        if (event) hear(event.event, event.id);
      }
    }
  } finally {
    clearTimeout(dead);
  }
}

function eventOf(part: string): { event: WireEvent; id: string } | undefined {
  const fields = new Map(
    part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  const event = fields.get('event');
  const data = fields.get('data');
  if (event === undefined || data === undefined) return undefined;
  return { event: { event, ...(JSON.parse(data) as object) } as WireEvent, id: fields.get('id') ?? '' };
}
