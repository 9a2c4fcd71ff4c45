import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { measureTogether } from '#platform';

test('the first scrape tells every gauge of a reading, and the reading is made once', async () => {
  const registry = new Registry();
  let readings = 0;
  measureTogether(registry, { early: { help: 'One.' }, late: { help: 'Another.' } }, async ({ early, late }) => {
    const now = await Promise.resolve(++readings);
    early.set(now);
    late.set(now);
  });
  for (const now of [1, 2])
    expect(await registry.metrics()).toMatch(new RegExp(`^early ${now}$[^]*^late ${now}$`, 'm'));
});
