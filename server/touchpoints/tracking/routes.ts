import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindRaw, type App, type Route } from '#platform';
import { largestBody, readBody } from './body.ts';
import { consentAsEvent } from './consent-call.ts';
import { callNames, mergeAsEvent } from './parcel.ts';
import { pixelEvent, pixelGif } from './pixel.ts';
import { receive, take } from './receive.ts';
import { consentSettings, rudderConfig, segmentSettings } from './settings.ts';

const taken = { success: true };
/** One address may be a data centre or a mobile network with all its visitors. */
const limit = { perMinute: 60_000, burst: 20_000 };

type Handle = (app: App, request: FastifyRequest, reply: FastifyReply) => unknown;

function route(method: 'GET' | 'POST', path: `/${string}`, handle: Handle): Route {
  return bindRaw({ method, path, public: true, cors: true, limit, bodyLimit: largestBody, handle });
}

/** All of it answers `{"success":true}` as the SDKs expect; what could not be understood stands among the dead letters. */
function call(path: `/${string}`, given: Parameters<typeof receive>[2]): Route {
  return route('POST', path, async (app, request) => {
    await receive(app, request, given);
    return taken;
  });
}

/** Calls whose body is first turned into an event. */
function translated(path: `/${string}`, translate: (body: unknown) => unknown): Route {
  return route('POST', path, async (app, request) => {
    const body = translate(await readBody(request.body, request.headers['content-encoding']));
    await take(app, request, { type: null, body });
    return taken;
  });
}

function pixel(type: 'track' | 'page'): Handle {
  return async (app, request, reply) => {
    const body = { ...pixelEvent(request.query as Record<string, unknown>), type };
    await take(app, request, { type, body });
    return reply.type('image/gif').header('cache-control', 'no-store, max-age=0').send(pixelGif);
  };
}

/** The tracking API of Segment and RudderStack: their SDKs deliver unchanged. */
export const trackingRoutes: Route[] = [
  ...callNames.map(([name, type]) => call(`/v1/${name}`, { type, historical: name === 'import' })),
  translated('/v1/merge', mergeAsEvent),
  translated('/v1/consent', consentAsEvent),
  call('/beacon/v1/batch', { type: null }),
  route('GET', '/pixel/v1/track', pixel('track')),
  route('GET', '/pixel/v1/page', pixel('page')),
  // Figures of Segment's library about itself.
  route('POST', '/v1/m', () => taken),
  route('GET', '/v1/consent', consentSettings),
  route('GET', '/v1/projects/:writeKey/settings', segmentSettings),
  route('GET', '/sourceConfig', rudderConfig),
  route('GET', '/sourceConfig/', rudderConfig),
];
