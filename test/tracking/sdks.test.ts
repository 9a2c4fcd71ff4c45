import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { beforeAll, expect, test } from 'vitest';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 120_000);

test('@segment/analytics-node delivers', async () => {
  const errors: unknown[] = [];
  const analytics = new Analytics({ writeKey: shop.serverKey, host: shop.url, flushAt: 5 });
  analytics.on('error', (error) => errors.push(error));
  analytics.identify({ userId: 'seg-1', traits: { email: 'Seg@Example.com', firstName: 'Segrid', plan: 'pro' } });
  analytics.track({
    userId: 'seg-1',
    event: 'Order Completed',
    properties: { revenue: 12.5, currency: 'EUR', order_id: 'A1' },
  });
  analytics.page({ userId: 'seg-1', name: 'Home' });
  analytics.screen({ userId: 'seg-1', name: 'Start' });
  analytics.group({ userId: 'seg-1', groupId: 'acme' });
  analytics.alias({ userId: 'seg-1', previousId: 'seg-old' });
  analytics.track({ anonymousId: 'seg-anonymous', event: 'Trial Booked' });
  await analytics.flush();
  expect(errors).toEqual([]);
  const line = await shop.line('user_id', 'seg-1');
  expect(line.map(({ kind }) => kind).toSorted()).toEqual([
    'customer.identified',
    'customer.identified',
    'group.joined',
    'order.completed',
    'page.viewed',
    'screen.viewed',
  ]);
  const order = line.find(({ kind }) => kind === 'order.completed');
  expect(order?.item.facts).toMatchObject({ amount: 1250, currency: 'EUR' });
  expect(order?.item.detail?.properties).toMatchObject({ order_id: 'A1' });
  expect(await shop.customer('email', 'seg@example.com')).toBe(await shop.customer('user_id', 'seg-1'));
  expect(
    (await shop.line('anonymous_id', 'seg-anonymous')).map(({ words, touchpoint }) => [words, touchpoint]),
  ).toEqual([['Trial Booked', 'trial_booked']]);
});

test('@rudderstack/rudder-sdk-node delivers, gzip and all', async () => {
  const rudder = new RudderAnalytics(shop.serverKey, { dataPlaneUrl: shop.url, flushAt: 20, gzip: true });
  const yearAgo = new Date(Date.now() - 365 * 86_400_000);
  rudder.identify({ userId: 'rud-1', traits: { email: 'rud@example.com' } });
  rudder.track({
    userId: 'rud-1',
    event: 'Product Viewed',
    properties: { product_id: 'p', price: 9, currency: 'EUR' },
  });
  rudder.track({ userId: 'rud-1', event: 'Order Shipped', timestamp: yearAgo });
  await rudder.flush();
  const line = await shop.line('user_id', 'rud-1');
  expect(line.map(({ kind }) => kind).toSorted()).toEqual(['customer.identified', 'order.shipped', 'product.viewed']);
  const shipped = line.find(({ kind }) => kind === 'order.shipped');
  expect(Math.abs(Date.parse(shipped?.at ?? '') - yearAgo.getTime())).toBeLessThan(10_000);
});
