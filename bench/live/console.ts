import { setTimeout as sleep } from 'node:timers/promises';
import { pauseBefore } from '#core/come-back.ts';
import { wireId } from '#core/contract/codecs.ts';
import { addressOf, ask, listen, type Caller, type Heard } from './wire.ts';

interface Options {
  url: string;
  cookie: string;
  number: number;
  /** The conversation that its agent has open. */
  shows(): string | undefined;
  /** A customer's message in that conversation came (its id), now. */
  told(message: string): void;
}

interface Change {
  name: string;
  subject: string;
  data: { message?: string };
}

/** A console as the browser keeps it: one stream, its own place in it, its lists read at the pace the server tells. */
export interface Console {
  /** Positions of the messages of customers that it heard of, since it was last told to load anew. */
  heard: Set<string>;
  loadedAnew: number;
  connected: number;
  lists: number;
  listMilliseconds: number;
  caller: Caller;
}

export function openConsole({ url, cookie, number, shows, told }: Options): Console {
  const caller = { url, address: addressOf(number), headers: { cookie, 'x-throughline': 'console' } };
  const one: Console = { heard: new Set(), loadedAnew: 0, connected: 0, lists: 0, listMilliseconds: 0, caller };
  let last = '';
  let attempt = 0;
  let pace = 0;
  let took = 0;
  let reading = false;
  const readLists = async () => {
    if (reading) return;
    reading = true;
    await sleep(Math.max(250, Math.min(3_000, 8 * took), pace) * (0.5 + Math.random()));
    reading = false;
    const begun = performance.now();
    await ask(caller, '/api/v1/conversations?view=open').catch(() => undefined);
    await ask(caller, '/api/v1/conversation-counts').catch(() => undefined);
    one.lists++;
    took = performance.now() - begun;
    one.listMilliseconds += took;
  };
  const change = ({ id, data }: Heard) => {
    const { name, subject, data: more } = JSON.parse(data) as Change;
    void readLists();
    if (name !== 'message.received') return;
    one.heard.add(id);
    if (wireId('cnv', subject) === shows() && more.message !== undefined) told(wireId('msg', more.message));
  };
  const hear = (heard: Heard) => {
    if (heard.id !== '') last = heard.id;
    if (heard.event === 'change') change(heard);
    else if (heard.event === 'pace') pace = (JSON.parse(heard.data) as { milliseconds: number }).milliseconds;
    else if (heard.event === 'resync') one.loadedAnew++;
    else if (heard.event === 'ready') ready((JSON.parse(heard.data) as { screen: string }).screen);
  };
  const ready = (screen: string) => {
    attempt = 0;
    one.connected++;
    const id = shows();
    if (id !== undefined)
      void ask(caller, '/api/v1/live/look', { screen, conversations: [{ id, doing: 'viewing' }] }).catch(
        () => undefined,
      );
  };
  void (async () => {
    for (;;) {
      await listen(caller, last === '' ? '/api/v1/live' : `/api/v1/live?after=${last}`, hear);
      await sleep(1_000 * pauseBefore(attempt++));
    }
  })();
  return one;
}
