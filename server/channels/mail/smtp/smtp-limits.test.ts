import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createMailAccount } from '#core/contract/channels.ts';
import { smtpPortOf } from '#channels';
import { testApp } from '#test/app.ts';
import { ownerClient } from '#test/client.ts';
import { testWorld } from '#test/world.ts';
import { smtpLimits } from './smtp-limits.ts';

/** Speaks SMTP word by word; answers the code of each answer. */
async function speak(port: number) {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const code = async (): Promise<number> => {
    for (;;) {
      const { value = '' } = (await lines.next()) as { value?: string };
      if (!/^\d{3}-/.test(value)) return Number(value.slice(0, 3));
    }
  };
  await once(socket, 'connect');
  await code();
  return (words: string): Promise<number> => {
    socket.write(`${words}\r\n`);
    return code();
  };
}

test('a sender who brings too much is told to come later, and comes a minute later; others are not held up', async () => {
  const product = await testApp();
  const owner = await ownerClient(product.url);
  await owner.call(createMailAccount, { name: 'Desk', settings: { address: 'desk@shop.example', senderName: 'Shop' } });
  const say = await speak(smtpPortOf(product.app) ?? 0);
  await say('EHLO flood.example');
  const from = async (address: string): Promise<number> => {
    const code = await say(`MAIL FROM:<${address}>`);
    await say('RSET');
    return code;
  };
  const codes: number[] = [];
  for (let mail = 0; mail < 301; mail++) codes.push(await from('loud@flood.example'));
  expect(codes.filter((code) => code === 250)).toHaveLength(300);
  expect(codes.at(-1)).toBe(451);
  expect(await from('quiet@flood.example')).toBe(250);
  product.world.pass(61_000);
  expect(await from('loud@flood.example')).toBe(250);

  await say('MAIL FROM:<guess@flood.example>');
  const began = performance.now();
  for (let guess = 0; guess < 7; guess++) expect(await say(`RCPT TO:<name${guess}@shop.example>`)).toBe(550);
  expect(performance.now() - began).toBeGreaterThan(250);
  expect(await say('RCPT TO:<desk@shop.example>')).toBe(250);
}, 60_000);

test('whoever goes on guessing addresses is shown out, and forgotten in time', () => {
  const world = testWorld();
  const { guessed } = smtpLimits(world);
  const waits = Array.from({ length: 41 }, () => guessed('192.0.2.7'));
  expect(waits.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 100, 200]);
  expect(waits.slice(-2)).toEqual([5_000, undefined]);
  expect(guessed('198.51.100.1')).toBe(0);
  world.pass(601_000);
  expect(guessed('192.0.2.7')).toBe(0);
});
