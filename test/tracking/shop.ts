import { changeSettings, getSettings } from '#core/contract/people.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { createSource } from '#core/contract/tracking.ts';
import { wireId } from '#core/contract/codecs.ts';
import { testApp, type TestApp } from '#test/app.ts';
import { ownerClient, type Client } from '#test/client.ts';

export interface Shop extends Omit<TestApp, 'owner'> {
  owner: Client;
  /** Looks behind the product. */
  ownerPool: TestApp['owner'];
  /** A server's write key, and a browser's with the secret that signs identities. */
  serverKey: string;
  browserKey: string;
  identitySecret: string;
  /** Sends a body to the tracking API with the server's key. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The customer that an identifier is linked to. */
  customer(kind: string, value: string): Promise<string | undefined>;
  /** What the line of the customer with this identifier says, newest first. */
  line(
    kind: string,
    value: string,
  ): Promise<Array<{ kind: string; words: string; touchpoint: string; at: string; item: LineItem }>>;
}

type LineItem = Awaited<ReturnType<typeof lineItems>>[number];

async function lineItems(owner: Client, id: string) {
  return (await owner.call(customerLine, { id, limit: '200' })).items;
}

/** A running product with a company that tracks: visitors need not be asked first unless the test says so. */
export async function openShop(): Promise<Shop> {
  const app = await testApp();
  const owner = await ownerClient(app.url);
  const { version } = await owner.call(getSettings, {});
  await owner.call(changeSettings, { version, consentRequired: false });
  const server = await owner.call(createSource, { name: 'Shop server', kind: 'server' });
  const browser = await owner.call(createSource, { name: 'Shop site', kind: 'browser' });
  const customer = async (kind: string, value: string) => {
    const { rows } = await app.owner.query<{ customer: string }>(
      'select customer from customers.identifier where kind = $1 and value = $2 and unlinked_at is null',
      [kind, value],
    );
    return rows[0]?.customer;
  };
  return {
    ...app,
    owner,
    ownerPool: app.owner,
    serverKey: server.writeKey,
    browserKey: browser.writeKey,
    identitySecret: browser.identitySecret,
    customer,
    post: (path, body, headers = {}) =>
      fetch(app.url + path, {
        method: 'POST',
        headers: { authorization: basic(server.writeKey), 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    async line(kind, value) {
      const id = await customer(kind, value);
      if (id === undefined) return [];
      const items = await lineItems(owner, wireId('cus', id));
      return items.map((item) => ({
        kind: item.kind,
        words: item.words,
        touchpoint: item.touchpoint.key,
        at: item.at,
        item,
      }));
    },
  };
}

export function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
}
