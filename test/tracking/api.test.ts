import { createHmac, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import {
  changeSource,
  createSource,
  discardDeadLetter,
  listDeadLetters,
  listSources,
  readDeadLetter,
  retryDeadLetter,
  retryDeadLetters,
  revokeSource,
  trackingOverview,
} from '#core/contract/tracking.ts';
import { until } from '#test/until.ts';
import { basic, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 120_000);

const track = (userId: string, more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId,
  messageId: randomUUID(),
  ...more,
});
const letters = async (reason?: string) =>
  (await shop.owner.call(listDeadLetters, { state: 'waiting', limit: '200', reason: reason as never })).items;

test('all addresses and short forms take one event or a batch, whatever the content type', async () => {
  const forms = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'i', 't', 'p', 's', 'g', 'a'];
  for (const form of forms) {
    const body = { event: 'Form', userId: 'forms', previousId: 'forms-old', groupId: 'g' };
    const answer = await shop.post(`/v1/${form}`, body, { 'content-type': 'text/plain' });
    expect([form, answer.status, await answer.json()]).toEqual([form, 200, { success: true }]);
  }
  for (const form of ['batch', 'b', 'import'])
    expect((await shop.post(`/v1/${form}`, { batch: [track('forms')] })).status).toBe(200);
  expect(await shop.line('user_id', 'forms')).toHaveLength(forms.length + 3);
  expect((await shop.post('/v1/m', { series: [] })).status).toBe(200);
});

test('write keys: Basic with or without colon, body, batch root, Bearer; a wrong one is 401, a wrong site 403', async () => {
  const bare = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${shop.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify(body) }).then(({ status }) => status);
  const batch = [track('keys')];
  expect(await bare({ batch }, { authorization: `Basic ${Buffer.from(shop.serverKey).toString('base64')}` })).toBe(200);
  expect(await bare({ batch, writeKey: shop.serverKey })).toBe(200);
  expect(await bare({ ...track('keys'), writeKey: shop.serverKey })).toBe(200);
  expect(await bare({ batch, writeKey: shop.serverKey }, { authorization: 'Bearer x' })).toBe(200);
  expect(await bare({ batch })).toBe(401);
  expect(await bare({ batch }, { authorization: basic('wks_unknown') })).toBe(401);
  const { source, writeKey } = await shop.owner.call(createSource, {
    name: 'One site',
    kind: 'browser',
    origins: ['https://shop.example'],
  });
  expect(await bare({ batch, writeKey }, { origin: 'https://other.example' })).toBe(403);
  expect(await bare({ batch, writeKey }, { origin: 'https://shop.example' })).toBe(200);
  const changed = await shop.owner.call(changeSource, { id: source.id, version: source.version, origins: [] });
  expect(await bare({ batch, writeKey }, { origin: 'https://other.example' })).toBe(200);
  expect((await shop.owner.call(revokeSource, { id: source.id })).revokedAt).not.toBeNull();
  expect(await bare({ batch, writeKey })).toBe(401);
  expect(changed.version).toBe(source.version + 1);
});

test('gzip under any name is understood by its bytes; broken JSON is 400; a bomb is 413', async () => {
  const zipped = gzipSync(JSON.stringify({ batch: [track('zip')] }));
  expect((await shop.post('/v1/batch', zipped, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
    200,
  );
  expect(await shop.line('user_id', 'zip')).toHaveLength(1);
  expect((await shop.post('/v1/batch', '{"batch": [')).status).toBe(400);
  expect((await shop.post('/v1/batch', gzipSync(Buffer.alloc(5_000_000, ' ')))).status).toBe(413);
  expect((await shop.post('/v1/batch', '['.repeat(3_000_000))).status).toBe(400);
});

test('a bad event never costs its batch, and is kept with its reason', async () => {
  const big = track('batch', { properties: { text: 'x'.repeat(40_000) } });
  const odd = track('batch', { properties: { zero: 'a\u0000b', half: '\ud800' } });
  const batch = [
    track('batch'),
    { type: 'track', userId: 'batch' },
    big,
    7,
    odd,
    { type: 'page' },
    track('batch', { userId: 'null' }),
  ];
  expect((await shop.post('/v1/batch', { batch })).status).toBe(200);
  expect(await shop.line('user_id', 'batch')).toHaveLength(2);
  const kept = await letters();
  expect(new Set(kept.map(({ reason }) => reason))).toEqual(
    new Set(['no-name', 'too-large', 'not-an-event', 'no-identity', 'names-nobody']),
  );
  const large = kept.find(({ reason }) => reason === 'too-large');
  expect(large).toMatchObject({
    event: 'Product Viewed',
    detail: 'The event is 40 KB; at most 32 KB are taken.',
    source: { name: 'Shop server' },
  });
  const whole = await shop.owner.call(readDeadLetter, { id: large?.id ?? '' });
  expect(JSON.parse(whole.raw)).toEqual(big);
  expect(large?.raw).toHaveLength(2000);
});

test('too many and too much in one batch: the rest waits and a retry takes it', async () => {
  const batch = Array.from({ length: 2_503 }, () => track('many', { messageId: randomUUID() }));
  expect((await shop.post('/v1/batch', { batch })).status).toBe(200);
  const heavy = Array.from({ length: 20 }, () => track('heavy', { properties: { text: 'y'.repeat(30_000) } }));
  expect((await shop.post('/v1/batch', { batch: heavy })).status).toBe(200);
  expect((await letters('batch-too-large')).length).toBe(20 - (await shop.line('user_id', 'heavy')).length);
  expect(await shop.owner.call(retryDeadLetters, { reason: 'too-many' })).toEqual({ taken: 3, rejected: 0, left: 0 });
  const { left, rejected } = await shop.owner.call(retryDeadLetters, { reason: 'batch-too-large' });
  expect([left, rejected]).toEqual([0, 0]);
  expect(await shop.line('user_id', 'heavy')).toHaveLength(20);
});

test('a retry by the rules of today: taken, or still waiting with its reason; a discarded one stays away', async () => {
  await shop.post('/v1/track', { type: 'track', userId: 'retry', messageId: 'retry-1' });
  const [letter] = (await letters('no-name')).filter(({ raw }) => raw.includes('retry-1'));
  const again = await shop.owner.call(retryDeadLetter, { id: letter?.id ?? '' });
  expect(again).toMatchObject({ state: 'waiting', tries: 1, reason: 'no-name' });
  const gone = await shop.owner.call(discardDeadLetter, { id: again.id });
  expect(gone.state).toBe('discarded');
  await expect(shop.owner.call(retryDeadLetter, { id: again.id })).rejects.toThrow('discarded');
});

test('the same message again is dropped and counted, per source', async () => {
  const event = track('again');
  const { writeKey } = await shop.owner.call(createSource, { name: 'Repeats', kind: 'server' });
  const before = (await shop.owner.call(trackingOverview, {})).duplicates;
  for (let time = 0; time < 3; time++) await shop.post('/v1/track', event, { authorization: basic(writeKey) });
  await shop.post('/v1/track', event);
  expect(await shop.line('user_id', 'again')).toHaveLength(2);
  const { items } = await shop.owner.call(listSources, {});
  expect(items.find(({ name }) => name === 'Repeats')).toMatchObject({ interactions: 1, duplicates: 2 });
  expect((await shop.owner.call(trackingOverview, {})).duplicates - before).toBe(2);
});

test('concurrent requests join transactions and every one is answered after its own commit', async () => {
  const requests = Array.from({ length: 60 }, (_, at) =>
    shop.post('/v1/batch', { batch: [track(`many-${at}`), track(`many-${at}`)] }),
  );
  expect(new Set((await Promise.all(requests)).map(({ status }) => status))).toEqual(new Set([200]));
  const { rows } = await shop.ownerPool.query<{ count: string }>(
    `select count(*) from touchpoints.interaction join customers.identifier using (customer) where value like 'many-%'`,
  );
  expect(Number(rows[0]?.count)).toBe(120);
});

test('a browser only claims, a signed identity proves', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'jwt-user', email: 'jwt@example.com', exp: Date.now() / 1000 + 60 })}`;
  const identityToken = `${signed}.${createHmac('sha256', shop.identitySecret).update(signed).digest('base64url')}`;
  const key = { authorization: basic(shop.browserKey) };
  await shop.post('/v1/track', track('plain-user', { anonymousId: 'plain-device' }), key);
  await shop.post('/v1/track', track('jwt-user', { context: { identityToken } }), key);
  await shop.post('/v1/track', track('forged-user', { context: { identityToken: `${identityToken}x` } }), key);
  const { rows } = await shop.ownerPool.query(
    `select value, strength from customers.identifier where value in ('plain-user', 'jwt-user', 'forged-user', 'jwt@example.com') order by value`,
  );
  expect(rows).toEqual([
    { value: 'forged-user', strength: 'claimed' },
    { value: 'jwt-user', strength: 'proven' },
    { value: 'jwt@example.com', strength: 'proven' },
    { value: 'plain-user', strength: 'claimed' },
  ]);
});

test('RudderStack: merge, beacon, pixel and the settings of its library', async () => {
  await shop.post('/v1/track', track('merge-user'));
  const mergeProperties = [
    { type: 'user_id', value: 'merge-user' },
    { type: 'email', value: 'merge@example.com' },
  ];
  expect((await shop.post('/v1/merge', { mergeProperties })).status).toBe(200);
  expect(await shop.customer('email', 'merge@example.com')).toBe(await shop.customer('user_id', 'merge-user'));
  const beacon = await fetch(`${shop.url}/beacon/v1/batch?writeKey=${shop.serverKey}`, {
    method: 'POST',
    body: JSON.stringify({ batch: [track('beacon')] }),
  });
  expect(beacon.status).toBe(200);
  const pixel = await fetch(
    `${shop.url}/pixel/v1/track?writeKey=${shop.serverKey}&event=Email%20Opened&userId=pixel&properties.email_id=7`,
  );
  expect([pixel.status, pixel.headers.get('content-type'), (await pixel.arrayBuffer()).byteLength]).toEqual([
    200,
    'image/gif',
    42,
  ]);
  expect((await shop.line('user_id', 'pixel')).map(({ kind }) => kind)).toEqual(['email.opened']);
  expect(await shop.line('user_id', 'beacon')).toHaveLength(1);
  const config = await fetch(`${shop.url}/sourceConfig/?p=npm&v=3&writeKey=${shop.serverKey}`, {
    headers: { authorization: basic(shop.serverKey) },
  });
  expect(await config.json()).toMatchObject({ source: { name: 'Shop server', config: {}, destinations: [] } });
});

test('Segment: the settings of its browser library, and preflights', async () => {
  const settings = (await (await fetch(`${shop.url}/v1/projects/${shop.browserKey}/settings`)).json()) as {
    integrations: object;
  };
  expect(settings.integrations).toMatchObject({
    'Segment.io': { apiKey: shop.browserKey, apiHost: `${new URL(shop.url).host}/v1`, protocol: 'http' },
  });
  expect((await fetch(`${shop.url}/v1/projects/nobody/settings`)).status).toBe(404);
  const preflight = await fetch(`${shop.url}/v1/t`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-retry-count',
    },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('x-retry-count');
});

test('an alias of an id with itself changes nothing and is reported; a campaign is the ad before the page', async () => {
  await shop.post('/v1/alias', { userId: 'self', previousId: 'self' });
  expect(await letters('alias-to-itself')).toHaveLength(1);
  await shop.post('/v1/page', {
    userId: 'ad',
    messageId: 'ad-1',
    context: { campaign: { name: 'spring', source: 'google', medium: 'cpc' } },
  });
  expect((await shop.line('user_id', 'ad')).map(({ kind, touchpoint }) => `${kind} ${touchpoint}`).toSorted()).toEqual([
    'ad.clicked ad',
    'page.viewed landing_page',
  ]);
});

test('an unknown event is a touchpoint on offer', async () => {
  await shop.post('/v1/track', { userId: 'offer', event: 'Showroom Visited' });
  const found = await until(async () => {
    const { items } = await shop.owner.call(listTouchpoints, { state: 'discovered', limit: '200' });
    return items.find(({ key }) => key === 'showroom_visited');
  }, 'the touchpoint is on offer');
  expect(found).toMatchObject({ name: 'Showroom Visited', seen: 1 });
});

test('money is kept in the smallest unit of its currency, whatever the event calls it', async () => {
  const paid = async (userId: string, event: string, properties: object) => {
    expect((await shop.post('/v1/track', track(userId, { event, properties }))).status).toBe(200);
    const [told] = await shop.line('user_id', userId);
    return told?.item.facts;
  };
  const euros = { total: 84, currency: 'EUR' };
  expect(await paid('pays-eur', 'Order Completed', euros)).toEqual({ ...euros, amount: 8400 });
  expect(await paid('pays-jpy', 'Order Completed', { total: '8400', currency: 'jpy' })).toEqual({
    amount: 8400,
    currency: 'JPY',
  });
  expect(await paid('pays-kwd', 'Order Completed', { revenue: 8.4, currency: 'KWD' })).toMatchObject({ amount: 8400 });
  expect(await paid('pays-by-amount', 'Invoice Paid', { amount: 84, currency: 'EUR' })).toEqual({
    amount: 8400,
    currency: 'EUR',
  });
});

test('the line says what happened in words of people', async () => {
  await shop.post('/v1/identify', { userId: 'told', traits: { plan: 'pro' } });
  await shop.post('/v1/track', track('told', { event: 'lamp_dimmed' }));
  const line = await shop.line('user_id', 'told');
  expect(line.map(({ words }) => words).toSorted()).toEqual(['Lamp dimmed', 'Told us who they are']);
});
