import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished, test, expect } from 'vitest';
import { testLog } from '#test/database.ts';
import { until } from '#test/until.ts';
import { openBell } from './bell.ts';

test('a Postgres that is away is asked again by one connection, never by more and more', async () => {
  const held: Socket[] = [];
  let turnedAway = 0;
  // The first connection is turned away, the next is left without an answer.
  const postgres = createServer((socket) => {
    socket.on('error', () => undefined);
    if (turnedAway++ === 0) socket.destroy();
    else held.push(socket);
  }).listen(0, '127.0.0.1');
  await once(postgres, 'listening');
  const { port } = postgres.address() as AddressInfo;
  const bell = openBell({ url: `postgres://nobody@127.0.0.1:${port}/none`, log: testLog });
  onTestFinished(async () => {
    for (const socket of held) socket.destroy();
    postgres.close();
    await bell.stop();
  });
  await until(() => held.length > 0, 'it is asked again');
  await sleep(1_500);
  expect(held).toHaveLength(1);
});

test('only those are woken whom it concerns, also while there is no Postgres to tell others by', async () => {
  const bell = openBell({ url: 'postgres://nobody@127.0.0.1:9/none', log: testLog });
  onTestFinished(() => bell.stop());
  const woken: string[] = [];
  bell.onRing('readers', () => woken.push('readers'));
  const quiet = bell.onRing('outbox', () => woken.push('outbox'));
  bell.ring(['outbox']);
  expect(woken).toEqual(['outbox']);
  quiet();
  bell.ring(['outbox', 'readers']);
  expect(woken).toEqual(['outbox', 'readers']);
});
