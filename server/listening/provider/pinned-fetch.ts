import { request as byHttp, type IncomingMessage } from 'node:http';
import { request as byHttps } from 'node:https';
import { isIP } from 'node:net';
import { providerHost } from './reach.ts';
import { Trouble } from './trouble.ts';

const largest = 256 * 1024;

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new Trouble('too-large', 'The answer of the provider is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(url: URL, address: string, init: RequestInit): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const secure = url.protocol === 'https:';
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const body = typeof init.body === 'string' ? init.body : '';
  const request = (secure ? byHttps : byHttp)({
    host: address,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    method: init.method ?? 'GET',
    path: `${url.pathname}${url.search}`,
    headers: {
      ...Object.fromEntries(new Headers(init.headers)),
      host: url.host,
      'accept-encoding': 'identity',
      'content-length': Buffer.byteLength(body),
    },
    ...(isIP(name) === 0 ? { servername: name } : {}),
    agent: false,
    maxHeaderSize: 16_384,
    ...(init.signal && { signal: init.signal }),
  });
  request.once('response', resolve).once('error', reject).end(body);
  return promise;
}

/** A fetch that connects only where a provider may be, follows nothing elsewhere and takes no answer above 256 KB. */
export function pinnedFetch(options: { privateHosts: boolean }): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await send(url, await providerHost(url, options), init);
    try {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400)
        throw new Trouble('unknown', 'The address leads on elsewhere: give the one where it ends.');
      if (statusCode === 204 || statusCode === 205)
        throw new Trouble('nonsense', 'The provider answered with nothing at all.');
      const kept = new Headers();
      for (const name of ['content-type', 'retry-after']) {
        const value = headers[name];
        if (typeof value === 'string') kept.set(name, value);
      }
      return new Response(new Uint8Array(await bytesOf(response)), { status: statusCode, headers: kept });
    } finally {
      response.destroy();
    }
  };
}
