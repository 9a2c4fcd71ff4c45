import { beforeAll, expect, test } from 'vitest';
import { listChatAccounts } from '#core/contract/chat.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';

let acme: TestCompany;
let key: string;

beforeAll(async () => {
  acme = await testCompany({ TRUST_PROXY: 'on' });
  key = await until(async () => (await acme.owner.call(listChatAccounts, {})).items[0]?.key, 'the first chat box');
}, 120_000);

interface Caller {
  post(path: string, body: unknown, type?: string): Promise<Response>;
}

/** A visitor whose page is at this address. */
async function visitorFrom(address: string): Promise<Caller> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
  const begun = await fetch(`${acme.app.url}/api/v1/chat/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ key }),
  });
  const { token } = (await begun.json()) as { token: string };
  return {
    post: (path, body, type = 'application/json') =>
      fetch(`${acme.app.url}/api/v1/chat/${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': type, authorization: `Bearer ${token}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

async function say(who: Caller, text: string): Promise<number> {
  return (await who.post('messages', { clientId: crypto.randomUUID(), text })).status;
}

test('one network cannot fill the inbox, however many visitors it invents; who talks already goes on', async () => {
  const regular = await visitorFrom('203.0.113.9');
  expect(await say(regular, 'Hello')).toBe(200);
  const statuses = await Promise.all(
    Array.from({ length: 90 }, async (_, n) => say(await visitorFrom('203.0.113.9'), `Spam ${n}`)),
  );
  expect(statuses).toContain(429);
  expect(await say(regular, 'Are you there?')).toBe(200);
  expect(await say(await visitorFrom('203.0.113.10'), 'I come from elsewhere')).toBe(200);
});

test('files that are handed in and never sent end soon', async () => {
  const hoarder = await visitorFrom('203.0.113.20');
  const statuses: number[] = [];
  for (let n = 0; n < 21; n++) statuses.push((await hoarder.post(`files?name=${n}`, 'x', 'text/plain')).status);
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(statuses.at(-1)).toBe(429);
});
