import { randomUUID } from 'node:crypto';

/** Stands where each sending writes a part of its own, so that no message is sent twice. */
export const mark = 'SENDING0';

const users = 20_000;
const names = ['Product Viewed', 'Product Added', 'Order Completed', 'Email Opened', 'Trial Booked'];

function user(): string {
  return `user-${Math.floor(Math.random() * users)}`;
}

function event(): object {
  const who = { userId: user(), messageId: `node-next-${Date.now()}-${mark}-${randomUUID().slice(9)}` };
  const library = { name: '@segment/analytics-node', version: '3.1.0' };
  if (Math.random() < 0.5)
    return {
      ...who,
      type: 'page',
      name: 'Product',
      properties: {
        path: '/products/lamp',
        title: 'A lamp',
        url: 'https://shop.example/products/lamp',
        referrer: 'https://search.example/',
      },
      context: { library, locale: 'en-GB' },
      timestamp: new Date().toISOString(),
    };
  return {
    ...who,
    type: 'track',
    event: names[Math.floor(Math.random() * names.length)],
    properties: {
      product_id: `p-${Math.floor(Math.random() * 500)}`,
      price: 19.9,
      revenue: 39.8,
      currency: 'EUR',
      quantity: 2,
      category: 'lamps',
    },
    context: { library, locale: 'en-GB' },
    timestamp: new Date().toISOString(),
  };
}

/** Bodies of batches as the SDKs send them, made before the clock starts. */
export function bodies(count: number, events: number): string[] {
  return Array.from({ length: count }, () =>
    JSON.stringify({ batch: Array.from({ length: events }, event), sentAt: new Date().toISOString() }),
  );
}
