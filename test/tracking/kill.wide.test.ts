import { beforeAll, expect, test } from 'vitest';
import { createSource } from '#core/contract/tracking.ts';
import { ownerClient } from '#test/client.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { runningOn, serveProduct, type Environment } from '#test/product.ts';
import { until } from '#test/until.ts';
import { basic } from './shop.ts';

let data: TestDatabase;
let environment: Environment;

beforeAll(async () => {
  data = await testDatabase();
  environment = { ...runningOn(data.ownerUrl), SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' };
}, 120_000);

const senders = 6;
const perBatch = 40;

/** Sends batches one after another until the server is gone; answers what was acknowledged and what was not. */
async function sendUntilGone(
  url: string,
  sender: number,
  to: { authorization: string; acknowledged: string[] },
): Promise<string[]> {
  for (let round = 0; ; round++) {
    const ids = Array.from({ length: perBatch }, (_, at) => `${sender}-${round}-${at}`);
    const answer = await send(url, ids, to.authorization).catch(() => undefined);
    if (answer !== 200) return ids;
    to.acknowledged.push(...ids);
  }
}

async function send(url: string, ids: string[], authorization: string): Promise<number> {
  const batch = ids.map((messageId) => ({
    type: 'track',
    event: 'Order Completed',
    userId: `u-${messageId}`,
    messageId,
  }));
  const answer = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ batch }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

test('killed in the middle of it, the server has lost nothing that it acknowledged, and doubled nothing that came again', async () => {
  const first = await serveProduct(environment);
  const { writeKey } = await (await ownerClient(first.url)).call(createSource, { name: 'Killed', kind: 'server' });
  const authorization = basic(writeKey);
  const acknowledged: string[] = [];
  const sending = Array.from({ length: senders }, (_, sender) =>
    sendUntilGone(first.url, sender, { authorization, acknowledged }),
  );
  await until(() => acknowledged.length > 2_000, 'some thousand events are acknowledged');
  await first.end('SIGKILL');
  const unsure = (await Promise.all(sending)).flat();
  const { url: second } = await serveProduct(environment);
  const kept = await data.owner.query<{ count: string }>(
    'select count(*) from touchpoints.interaction join touchpoints.dedupe on dedupe.interaction = id where message_id = any($1)',
    [acknowledged],
  );
  expect(Number(kept.rows[0]?.count)).toBe(acknowledged.length);
  const all = [...acknowledged, ...unsure];
  const again = Array.from({ length: Math.ceil(all.length / 500) }, (_, at) => all.slice(at * 500, at * 500 + 500));
  for (const ids of again) expect(await send(second, ids, authorization)).toBe(200);
  const { rows } = await data.owner.query<{ total: string; people: string }>(
    'select count(*) as total, count(distinct customer) as people from touchpoints.interaction where source is not null',
  );
  expect(rows[0]).toEqual({ total: String(all.length), people: String(all.length) });
}, 120_000);
