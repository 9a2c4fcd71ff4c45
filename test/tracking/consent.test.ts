import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { wireId } from '#core/contract/codecs.ts';
import { listConsents } from '#core/contract/consents.ts';
import { changeSettings, getSettings } from '#core/contract/people.ts';
import { customerConsent } from '#core/contract/touchpoints.ts';
import { trackingOverview } from '#core/contract/tracking.ts';
import { basic, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
}, 120_000);

async function askFirst(consentRequired: boolean): Promise<void> {
  const { version } = await shop.owner.call(getSettings, {});
  await shop.owner.call(changeSettings, { version, consentRequired });
}

const page = (anonymousId: string, headers: Record<string, string> = {}, more: object = {}) =>
  shop.post(
    '/v1/page',
    { anonymousId, messageId: randomUUID(), ...more },
    { authorization: basic(shop.browserKey), ...headers },
  );

const say = (anonymousId: string, state: 'given' | 'withdrawn') =>
  shop.post('/v1/consent', { anonymousId, state, purposes: ['analytics'] }, { authorization: basic(shop.browserKey) });

const kindsOf = async (anonymousId: string) =>
  (await shop.line('anonymous_id', anonymousId)).map(({ kind }) => kind).toReversed();

test('where consent is required nothing of a browser is kept before it, and nothing after it is withdrawn', async () => {
  await askFirst(true);
  const settings = await fetch(`${shop.url}/v1/consent?writeKey=${shop.browserKey}`);
  expect(await settings.json()).toEqual({ required: true, privacyControl: false });
  expect((await page('ann')).status).toBe(200);
  expect(await shop.customer('anonymous_id', 'ann')).toBeUndefined();
  expect((await shop.owner.call(trackingOverview, {})).unconsented).toBe(1);
  expect((await say('ann', 'given')).status).toBe(200);
  await page('ann');
  await say('ann', 'withdrawn');
  await page('ann');
  expect(await kindsOf('ann')).toEqual(['consent.given', 'page.viewed', 'consent.withdrawn']);
  const id = wireId('cus', (await shop.customer('anonymous_id', 'ann')) ?? '');
  const { items } = await shop.owner.call(customerConsent, { id });
  expect(items).toMatchObject([{ state: 'withdrawn', purposes: ['analytics'] }]);
});

test('a refusal of somebody unknown makes nobody known', async () => {
  await askFirst(true);
  await say('unknown', 'withdrawn');
  expect(await shop.customer('anonymous_id', 'unknown')).toBeUndefined();
});

test('what the SDK says of consent in its context counts', async () => {
  await askFirst(true);
  const context = (Analytics: boolean) => ({
    context: { consent: { categoryPreferences: { Advertising: !Analytics, Analytics } } },
  });
  await page('categories-no', {}, context(false));
  await page('categories-yes', {}, context(true));
  expect([await kindsOf('categories-no'), await kindsOf('categories-yes')]).toEqual([[], ['page.viewed']]);
});

test('Global Privacy Control is honoured where nobody needs to be asked, until the visitor agrees', async () => {
  await askFirst(false);
  await page('gpc', { 'sec-gpc': '1' });
  await page('gpc-context', {}, { context: { gpc: true } });
  expect([await kindsOf('gpc'), await kindsOf('gpc-context')]).toEqual([[], []]);
  await page('free');
  expect(await kindsOf('free')).toEqual(['page.viewed']);
  await say('gpc', 'given');
  await page('gpc', { 'sec-gpc': '1' });
  expect(await kindsOf('gpc')).toEqual(['consent.given', 'page.viewed']);
});

test("a server's own records need no consent of a browser", async () => {
  await askFirst(true);
  await shop.post('/v1/track', { userId: 'buyer', event: 'Order Completed' });
  expect(await shop.line('user_id', 'buyer')).toHaveLength(1);
});

test('a rejected event of somebody who was not asked yet is not kept either', async () => {
  await askFirst(true);
  const before = (await shop.owner.call(trackingOverview, {})).unconsented;
  await shop.post('/v1/track', { anonymousId: 'quiet' }, { authorization: basic(shop.browserKey) });
  expect(await shop.owner.call(trackingOverview, {})).toMatchObject({ unconsented: before + 1, deadLetters: [] });
});

test('a server says whether somebody agreed to be asked for their opinion; a browser may only say that they did not', async () => {
  await askFirst(false);
  const identify = (key: string, userId: string, consentToBeAsked: unknown) =>
    shop.post('/v1/identify', { userId, traits: { consentToBeAsked, plan: 'gold' } }, { authorization: basic(key) });
  const said = async (userId: string) => {
    const id = wireId('cus', (await shop.customer('user_id', userId)) ?? '');
    return (await shop.owner.call(listConsents, { id })).items;
  };
  await identify(shop.serverKey, 'agrees', true);
  await identify(shop.serverKey, 'agrees', 'yes');
  expect(await said('agrees')).toMatchObject([{ purpose: 'opinion', state: 'given', source: 'api' }]);
  await identify(shop.browserKey, 'claims', 'given');
  await identify(shop.serverKey, 'claims', 'perhaps');
  expect(await said('claims')).toEqual([]);
  await identify(shop.browserKey, 'claims', 'withdrawn');
  expect(await said('claims')).toMatchObject([{ state: 'withdrawn' }]);
});
