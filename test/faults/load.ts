import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestVisitor } from '#test/visitor.ts';

interface Target {
  url: string;
  writeKey: string;
  chat: TestVisitor;
}

export interface Load {
  /** Events that the tracking API acknowledged (each with a user of its own), and words that the chat did. */
  events: Set<string>;
  words: Set<string>;
  /** A probe that is true once clearly more has been acknowledged than now, on both ways. */
  grows(): () => boolean;
  stop(): Promise<void>;
  /** Sends every acknowledged event once more. */
  sendAgain(): Promise<void>;
}

const perBatch = 20;

/** Sites that send events and a visitor who writes, until told to stop. What was not acknowledged is sent again, as the SDKs and the widget do. */
export function startLoad(target: Target): Load {
  const events = new Set<string>();
  const words = new Set<string>();
  let stopped = false;
  const insist = async (send: () => Promise<boolean>) => {
    while (!(await send().catch(() => false))) await sleep(50);
  };
  const post = async (ids: string[]) => {
    const batch = ids.map((id) => ({ type: 'track', event: 'Viewed', userId: id, messageId: id }));
    const answer = await fetch(`${target.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ writeKey: target.writeKey, batch }),
      signal: AbortSignal.timeout(15_000),
    });
    await answer.arrayBuffer();
    return answer.ok;
  };
  const site = async () => {
    while (!stopped) {
      const ids = Array.from({ length: perBatch }, () => randomUUID());
      await insist(() => post(ids));
      for (const id of ids) events.add(id);
    }
  };
  const customer = async () => {
    for (let number = 1; !stopped; number++) {
      const [text, clientId] = [`${number} ${randomUUID()}`, randomUUID()];
      await insist(async () => Boolean(await target.chat.say(text, { clientId })));
      words.add(text);
      await sleep(20);
    }
  };
  const running = Promise.all([site(), site(), site(), customer()]);
  return {
    events,
    words,
    grows() {
      const [fromEvents, fromWords] = [events.size + perBatch * 5, words.size + 3];
      return () => events.size >= fromEvents && words.size >= fromWords;
    },
    async stop() {
      stopped = true;
      await running;
    },
    async sendAgain() {
      const all = [...events];
      for (let from = 0; from < all.length; from += perBatch * 5)
        await insist(() => post(all.slice(from, from + perBatch * 5)));
    },
  };
}
