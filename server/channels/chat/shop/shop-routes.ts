import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import { bindRaw, problem, sql, type App, type Html, type Route } from '#platform';
import { cartPage, checkoutPage, frontPage, notFoundPage, page, productPage, thanksPage } from './pages.ts';
import { currency, productOf, products } from './products.ts';

const limit = { perMinute: 3000, burst: 1500 };
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The public key of the oldest chat box, if there is any. */
async function firstKey(app: App): Promise<string> {
  const row = await app.database.everywhere((tx) =>
    tx.maybe<{ key: string }>(sql`select substr(address.address, 6) as key from channels.account
      join channels.account_address address on address.account = account.id
      where account.kind = 'chat' and account.active order by account.created_at, account.id limit 1`),
  );
  return row?.key ?? '';
}

interface Shown {
  title: string;
  main: Html;
  status?: number;
}

function pageRoute(path: `/${string}`, show: (params: Record<string, string>) => Shown): Route {
  return bindRaw({
    method: 'GET',
    path,
    public: true,
    limit,
    async handle(app, request, reply) {
      const { key } = request.query as { key?: string };
      const { title, main, status = 200 } = show(request.params as Record<string, string>);
      const text = page({ title, main, key: key ?? (await firstKey(app)) });
      return send(reply.code(status), text);
    },
  });
}

function send(reply: FastifyReply, text: string): FastifyReply {
  reply.header('content-security-policy', policy).header('cache-control', 'no-store');
  return reply.type('text/html; charset=utf-8').send(text);
}

const assets = new Map([
  ['shop.css', 'text/css; charset=utf-8'],
  ['shop.js', 'text/javascript; charset=utf-8'],
]);

/** The demo shop: a site like a customer's own, with the chat and the tracking of the product. */
export const shopRoutes: Route[] = [
  pageRoute('/demo/shop', () => ({ title: 'Lamps', main: frontPage() })),
  pageRoute('/demo/shop/products/:sku', ({ sku = '' }) => {
    const product = productOf(sku);
    if (!product) return { title: 'Not found', main: notFoundPage(), status: 404 };
    return { title: product.name, main: productPage(product) };
  }),
  pageRoute('/demo/shop/cart', () => ({ title: 'Cart', main: cartPage() })),
  pageRoute('/demo/shop/checkout', () => ({ title: 'Checkout', main: checkoutPage() })),
  pageRoute('/demo/shop/thanks', () => ({ title: 'Thank you', main: thanksPage() })),
  bindRaw({
    method: 'GET',
    path: '/demo/shop/products.json',
    public: true,
    limit,
    handle: () => ({
      currency,
      products: products.map(({ sku, name, line, price, category }) => ({ sku, name, line, price, category })),
    }),
  }),
  bindRaw({
    method: 'GET',
    path: '/demo/shop/assets/:file',
    public: true,
    limit,
    async handle(_app, request, reply) {
      const { file } = request.params as { file: string };
      const type = assets.get(file);
      if (type === undefined) throw problem('not-found', { detail: 'There is no such file.' });
      return reply
        .type(type)
        .header('cache-control', 'public, max-age=300')
        .send(await readFile(join(import.meta.dirname, 'assets', file)));
    },
  }),
];
