import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '#test/mails/png.ts';
import { testWorld } from '#test/world.ts';
import { fetchPicture } from './fetch-picture.ts';

const picture = png(30, 20, [200, 40, 40]);
const asked: IncomingMessage[] = [];
type Answer = (response: ServerResponse) => void;

const moved =
  (to: string): Answer =>
  (response) =>
    response.writeHead(302, { location: to }).end();
const gives =
  (bytes: Buffer | string, type = 'image/png'): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': type }).end(bytes);

const answers: Record<string, Answer> = {
  '/good.png': gives(picture, 'text/plain'),
  '/page': gives('<script>alert(1)</script>'),
  '/drawing.svg': gives('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'),
  '/missing': (response) => response.writeHead(404).end(picture),
  '/silent': () => undefined,
  '/slow': (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(picture.subarray(0, 1)), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/endless': (response) => {
    response.writeHead(200);
    const more = () => {
      while (response.write(Buffer.alloc(1024 * 1024)));
      response.once('drain', more);
    };
    more();
  },
  '/cookie': (response) => response.writeHead(302, { location: '/good.png', 'set-cookie': 'spy=1' }).end(),
  '/to-metadata': moved('http://169.254.169.254/latest/meta-data'),
  '/to-file': moved('file:///etc/passwd'),
  '/round': moved('/round'),
};

const server = createServer((request, response) => {
  asked.push(request);
  const to = /^\/to\?(.*)$/.exec(request.url ?? '')?.[1];
  if (to !== undefined) moved(decodeURIComponent(to))(response);
  else (answers[request.url ?? ''] ?? answers['/missing']!)(response);
});

let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A world in which this one address, and no other of this network, may be reached. */
function world(dns: Record<string, string[]> = { 'pictures.example': ['127.0.0.1'] }) {
  const made = testWorld();
  made.mayReach = (address) => address === '127.0.0.1';
  for (const [name, addresses] of Object.entries(dns)) made.dns.set(name, { A: addresses });
  return made;
}

const at = (path: string, host = 'pictures.example') => `http://${host}:${port}${path}`;

test('a picture is known by its bytes, and nothing is told of who asks', async () => {
  asked.length = 0;
  const got = await fetchPicture(world(), at('/cookie'));
  expect(got).toEqual({ bytes: picture, type: 'image/png' });
  const told = asked.map(({ headers }) => headers);
  expect(told.map(({ host }) => host)).toEqual([`pictures.example:${port}`, `pictures.example:${port}`]);
  for (const headers of told) expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']));
  expect(told.flatMap((headers) => Object.keys(headers))).not.toContain('referer');
});

test.each(['/page', '/drawing.svg', '/missing', '/round', '/to-file'])('%s gives no picture', async (path) => {
  await expect(fetchPicture(world(), at(path))).rejects.toThrow(/no picture|404|on and on|not fetched/);
});

test.each(['/slow', '/silent'])('%s is given up in time', async (path) => {
  await expect(fetchPicture(world(), at(path), 300)).rejects.toThrow();
});

test('more than eight megabytes are not read', async () => {
  await expect(fetchPicture(world(), at('/endless'))).rejects.toThrow('too large');
});

test.each([
  '127.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '2852039166',
  '0x7f.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  'localhost',
  '192.168.1.1',
  '0',
])('nothing is asked of %s', async (host) => {
  asked.length = 0;
  await expect(fetchPicture(testWorld(), `http://${host}/good.png`)).rejects.toThrow('no address of the open web');
  expect(asked).toHaveLength(0);
});

test('a name that leads inside is not asked, nor one that a redirect leads to', async () => {
  const inside = testWorld();
  inside.dns.set('rebound.example', { A: ['127.0.0.1'], AAAA: ['::1'] });
  await expect(fetchPicture(inside, 'http://rebound.example/good.png')).rejects.toThrow('no address of the open web');
  asked.length = 0;
  await expect(fetchPicture(world(), at('/to-metadata'))).rejects.toThrow('no address of the open web');
  for (const next of [
    `http://127.0.0.2:${port}/good.png`,
    `http://localhost:${port}/good.png`,
    `http://[::1]:${port}/good.png`,
  ]) {
    await expect(fetchPicture(world(), at(`/to?${encodeURIComponent(next)}`))).rejects.toThrow(
      'no address of the open web',
    );
  }
  expect(asked.map(({ url }) => url)).not.toContain('/good.png');
});

test('what was looked at is what is connected to: a name that changes its mind is resolved once for each hop', async () => {
  const rebinding = world({});
  let times = 0;
  rebinding.resolve = async (_name, type) => {
    if (type !== 'A') return [] as never;
    times += 1;
    return (times === 1 ? ['127.0.0.1'] : ['169.254.169.254']) as never;
  };
  expect(await fetchPicture(rebinding, at('/good.png', 'rebinding.example'))).toMatchObject({ type: 'image/png' });
  expect(times).toBe(1);
});

test.each([
  'ftp://pictures.example/a.png',
  'http://user:word@pictures.example/a.png',
  'javascript:alert(1)',
  'http://',
  'http://pictures.example:25/x',
])('%s is not fetched', async (url) => {
  const outside = testWorld();
  outside.dns.set('pictures.example', { A: ['127.0.0.1'] });
  await expect(fetchPicture(outside, url)).rejects.toThrow();
});
