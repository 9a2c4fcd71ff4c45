import { expect, test } from 'vitest';
import type { App } from '#platform';
import { testWorld } from '#test/world.ts';
import { silenceOf } from './silence.ts';

test('DNS itself is away only when many domains were silent one after the other, until one answers', () => {
  const world = testWorld();
  const silence = silenceOf({ world } as unknown as App);
  const domains = ['a.example', 'b.example', 'c.example', 'd.example'];
  for (const domain of domains) silence.heard(`_dmarc.${domain}`);
  expect(silence.isSilent('_dmarc.A.example')).toBe(true);
  expect(silence.isSilent('bank.example')).toBe(false);
  silence.over('e.example');
  silence.heard('f.example');
  expect(silence.isSilent('bank.example')).toBe(false);
  for (const domain of domains) silence.heard(`_dmarc.${domain}`);
  expect(silence.isSilent('bank.example')).toBe(true);
  silence.over('e.example');
  expect(silence.isSilent('bank.example')).toBe(false);
  expect(silence.isSilent('f.example')).toBe(true);
  world.pass(61_000);
  expect(silence.isSilent('f.example')).toBe(false);
});
