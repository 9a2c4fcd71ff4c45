import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pauseBefore } from '#core/come-back.ts';
import { addressOf, ask, listen, type Caller } from './wire.ts';

export interface Visitor {
  connected: number;
  refused: number;
  say(text: string): Promise<string>;
}

/** A visitor's page as the widget keeps it: a session, one stream, and pauses before it tries again. */
export async function openVisitor({
  url,
  key,
  number,
}: {
  url: string;
  key: string;
  number: number;
}): Promise<Visitor> {
  const address = addressOf(number);
  const { token } = await ask<{ token: string }>({ url, address, headers: {} }, '/api/v1/chat/session', { key });
  const caller: Caller = { url, address, headers: { authorization: `Bearer ${token}` } };
  let last = '';
  let attempt = 0;
  const one: Visitor = {
    connected: 0,
    refused: 0,
    async say(text) {
      const body = { clientId: randomUUID(), text, files: [] };
      const { message } = await ask<{ message: { id: string } }>(caller, '/api/v1/chat/messages', body);
      return message.id;
    },
  };
  const connected = Promise.withResolvers<void>();
  void (async () => {
    for (;;) {
      const headers = { ...caller.headers, ...(last === '' ? {} : { 'last-event-id': last }) };
      const status = await listen({ ...caller, headers }, '/api/v1/chat/stream', ({ event, id }) => {
        if (id !== '') last = id;
        if (event !== 'sync') return;
        attempt = 0;
        one.connected++;
        connected.resolve();
      });
      if (status === 429) one.refused++;
      await sleep(1_000 * pauseBefore(attempt++));
    }
  })();
  await connected.promise;
  return one;
}
