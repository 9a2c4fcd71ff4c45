import { beforeAll, expect, test } from 'vitest';
import type { LiveMessage } from '#platform';
import { until } from '#test/until.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 120_000);

test('open pages hear of whom something was tracked', async () => {
  const { rows } = await shop.ownerPool.query<{ id: string }>('select id from people.workspace');
  const heard: LiveMessage[] = [];
  shop.app.live.subscribe(rows[0]?.id ?? '', (message) => heard.push(message));
  await shop.post('/v1/track', { userId: 'heard', event: 'Product Viewed' });
  const told = await until(() => heard.find(({ name }) => name === 'interaction.tracked'), 'the signal is heard');
  expect(told?.data).toEqual({ customers: [await shop.customer('user_id', 'heard')], more: false });
});
