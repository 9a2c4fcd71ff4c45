import { expect, test } from 'vitest';
import type { App } from '#platform';
import { testWorld } from '#test/world.ts';
import { patientDns } from './patient-dns.ts';

test('however many names a mail brings, no more are asked for, and what is known is taken all the same', async () => {
  const asked: string[] = [];
  const world = { ...testWorld(), resolve: async (name: string) => (asked.push(name), []) };
  const app = { world } as unknown as App;
  const dns = patientDns(app, 'bank.example');
  await dns.askFirst(['_dmarc.bank.example']);
  const names = Array.from({ length: 100 }, (_, at) => `of${at}.evil.example`);
  const told = await Promise.allSettled(names.map((name) => dns.resolve(name, 'TXT')));
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
  expect(asked).toHaveLength(41);
  expect(dns.failed()).toBe(true);
  expect(await dns.resolve('of7.evil.example', 'TXT')).toEqual([]);
  expect(asked).toHaveLength(41);
});
