import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser.ts';
import { until } from '#test/until.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let browser: Browser;
/** The shop's own site: another origin than the product's. */
let site: Server;
let html = '';

const library = createRequire(import.meta.url)
  .resolve('@segment/analytics-next')
  .replace(/dist\/.*$/, 'dist/umd');

beforeAll(async () => {
  [shop, browser] = await Promise.all([openShop(), launchBrowser()]);
  site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname.endsWith('.js'))
      createReadStream(library + pathname).pipe(response.setHeader('content-type', 'text/javascript'));
    else response.setHeader('content-type', 'text/html').end(html);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** A page that loads Segment's library and makes calls with it; answers what went wrong. */
async function visit(search: string, calls: string, options: object = {}): Promise<string[]> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(`${request.url()} ${request.failure()?.errorText}`));
  const load = JSON.stringify({ writeKey: shop.browserKey, cdnURL: shop.url });
  html = `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script src="/index.js"></script><script>
    const analytics = AnalyticsNext.AnalyticsBrowser.load(${load}, ${JSON.stringify(options)});
    ${calls}
  </script>`;
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/lamps${search}`);
  return problems;
}

test('@segment/analytics-next delivers from a page of another site', async () => {
  const problems = await visit(
    '?utm_source=paper&utm_medium=cpc&utm_campaign=spring',
    `analytics.page('Lamps'); analytics.identify('next-1', { email: 'next@example.com' });
     analytics.track('Product Viewed', { price: 20, currency: 'EUR' });`,
  );
  const line = await until(async () => {
    const found = await shop.line('user_id', 'next-1');
    return found.length === 4 && found;
  }, 'page, ad, identify and track are on the line');
  expect(line.map(({ kind }) => kind).toSorted()).toEqual([
    'ad.clicked',
    'customer.identified',
    'page.viewed',
    'product.viewed',
  ]);
  expect(line.find(({ kind }) => kind === 'product.viewed')?.item.facts).toMatchObject({ price: 20, currency: 'EUR' });
  expect(problems).toEqual([]);
});

test('its batching delivers as well', async () => {
  await visit('', `analytics.identify('next-2'); for (let i = 0; i < 10; i++) analytics.track('Lamp Turned');`, {
    integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 5, timeout: 200 } } } },
  });
  const line = await until(async () => {
    const found = await shop.line('user_id', 'next-2');
    return found.length === 11 && found;
  }, 'all of the batches are on the line');
  expect(new Set(line.map(({ touchpoint }) => touchpoint))).toEqual(new Set(['account', 'lamp_turned']));
});
