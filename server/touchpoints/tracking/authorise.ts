import type { FastifyRequest } from 'fastify';
import { problem, type App } from '#platform';
import { senderOf, type Sender } from '../sources/known-keys.ts';
import { trackingMetrics } from './metrics.ts';

/** The write keys a request carries, in the order in which they are believed: Basic, body, query, Bearer. */
function keysOf(request: FastifyRequest, inBody: string | null): string[] {
  const header = request.headers.authorization ?? '';
  const basic = /^basic\s+(\S+)/i.exec(header)?.[1];
  const bearer = /^bearer\s+(\S+)/i.exec(header)?.[1];
  const query = (request.query as Record<string, unknown> | undefined)?.['writeKey'];
  const [user = ''] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString('utf8').split(':');
  const found = [user, inBody, typeof query === 'string' ? query : '', bearer];
  return [...new Set(found.filter((key): key is string => typeof key === 'string' && key !== '' && key.length <= 200))];
}

const quietFor = 60_000;
const warned = new Map<string, number>();

/** Once a minute for each ending of a key: anybody may knock as often as they like. */
function warn(app: App, ending: string | null, request: FastifyRequest): void {
  const now = performance.now();
  if (now - (warned.get(`${ending}`) ?? -Infinity) < quietFor) return;
  if (warned.size >= 1_000) warned.clear();
  warned.set(`${ending}`, now);
  app.log.error(
    { ending, route: request.routeOptions.url, agent: request.headers['user-agent']?.slice(0, 200) },
    'events were refused for their write key; SDKs drop what was refused',
  );
}

/**
 * The source of a request. Throws `unauthenticated` without a key that is known: the SDKs then drop their events for good, so it is
 * logged loudly.
 */
export async function authorise(app: App, request: FastifyRequest, inBody: string | null): Promise<Sender> {
  const keys = keysOf(request, inBody);
  for (const key of keys) {
    const sender = await senderOf(app, key);
    if (sender !== null) return fromOrigin(app, request, sender);
  }
  trackingMetrics(app).refused.inc({ why: keys.length === 0 ? 'no key' : 'unknown key' });
  warn(app, keys[0]?.slice(-4) ?? null, request);
  throw problem('unauthenticated', {
    detail: keys.length === 0 ? 'There is no write key in this request.' : 'This write key is unknown or was revoked.',
    code: 'write-key',
  });
}

function fromOrigin(app: App, request: FastifyRequest, sender: Sender): Sender {
  const { origin } = request.headers;
  if (sender.origins.length === 0 || origin === undefined || sender.origins.includes(origin)) return sender;
  trackingMetrics(app).refused.inc({ why: 'origin' });
  app.log.error({ source: sender.id, origin }, 'events were refused for the site they came from; add it to the source');
  throw problem('forbidden', {
    detail: `The write key of ${sender.name} may not be used on ${origin}.`,
    code: 'origin',
  });
}
