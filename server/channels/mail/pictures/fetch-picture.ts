import { request as byHttp, type IncomingMessage } from 'node:http';
import { request as byHttps } from 'node:https';
import { isIP } from 'node:net';
import type { World } from '#platform';
import { pictureType } from '../mime/picture-type.ts';
import { NoPicture, openWebAddress } from './open-web.ts';

export type Picture = { bytes: Buffer; type: string };

const largest = 8 * 1024 * 1024;
const mostRedirects = 4;
const patience = 10_000;

/** Nothing that says who looks, or from where: no cookie, no referrer, no language. */
const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0', connection: 'close' };

function ask(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const secure = url.protocol === 'https:';
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const request = (secure ? byHttps : byHttp)({
    host: address,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host },
    ...(isIP(name) === 0 ? { servername: name } : {}),
    agent: false,
    maxHeaderSize: 16_384,
    signal,
  });
  request.once('response', resolve).once('error', reject).end();
  return promise;
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new NoPicture('it is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Where it leads on to; undefined when this is the answer. */
function nextOf(response: IncomingMessage, url: URL): URL | undefined {
  const { statusCode = 0, headers: told } = response;
  if (statusCode < 300 || statusCode > 399 || told.location === undefined) return undefined;
  const next = URL.parse(told.location, url);
  if (next === null) throw new NoPicture('it leads to no address');
  return next;
}

async function pictureAt(world: World, url: URL, signal: AbortSignal): Promise<Picture | URL> {
  const response = await ask(url, await openWebAddress(world, url), signal);
  try {
    const next = nextOf(response, url);
    if (next !== undefined) return next;
    if (response.statusCode !== 200) throw new NoPicture(`the server says ${response.statusCode}`);
    const bytes = await bytesOf(response);
    const type = pictureType(bytes);
    if (type === undefined) throw new NoPicture('it is no picture');
    return { bytes, type };
  } finally {
    response.destroy();
  }
}

/**
 * Fetches a picture that a stranger's mail names, over at most four redirects, each of them checked anew. Throws NoPicture,
 * or what the network throws, for all that is no picture of the open web of at most 8 MB within ten seconds.
 */
export async function fetchPicture(world: World, address: string, milliseconds: number = patience): Promise<Picture> {
  const signal = AbortSignal.timeout(milliseconds);
  let url = URL.parse(address);
  for (let hop = 0; url !== null && hop <= mostRedirects; hop += 1) {
    const found: Picture | URL = await pictureAt(world, url, signal);
    if (!(found instanceof URL)) return found;
    url = found;
  }
  throw new NoPicture(url === null ? 'it is no address' : 'it leads on and on');
}
