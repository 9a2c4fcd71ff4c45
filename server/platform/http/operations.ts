import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { sql } from '../database/tx.ts';
import type { App } from '../app.ts';
import { allow } from './access.ts';
import { bindRaw, type Route } from './route.ts';
import type { Edge } from './edge.ts';
import { openApi } from './openapi.ts';

const generous = { perMinute: 6000, burst: 3000 };

async function answersWithin(seconds: number, work: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), seconds * 1000).unref());
  return Promise.race([work.then(() => true).catch(() => false), late]);
}

async function readiness(app: App): Promise<{ ready: boolean; database: string; analytics: string }> {
  const database = await answersWithin(
    3,
    app.database.everywhere((tx) => tx.one(sql`select 1 as one`)),
  );
  return { ready: database, database: database ? 'ready' : 'down', analytics: app.analytics.state() };
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** From this machine itself, not through a proxy that stands on it. */
function isLocal(request: FastifyRequest): boolean {
  return (
    loopback.has(request.socket.remoteAddress ?? '') &&
    request.headers['x-forwarded-for'] === undefined &&
    request.headers['forwarded'] === undefined
  );
}

/** /healthz (the process lives), /readyz (it can work), /metrics (Prometheus), and the description of the API. */
export function operationRoutes(edge: Edge, endpoints: readonly Endpoint[]): Route[] {
  let description: string | undefined;
  return [
    bindRaw({ method: 'GET', path: '/healthz', public: true, limit: generous, handle: () => ({ alive: true }) }),
    bindRaw({
      method: 'GET',
      path: '/readyz',
      public: true,
      limit: generous,
      async handle(app, _request, reply) {
        const state = await readiness(app);
        return reply.code(state.ready ? 200 : 503).send(state);
      },
    }),
    bindRaw({
      method: 'GET',
      path: '/metrics',
      public: true,
      limit: generous,
      async handle(app, request, reply) {
        if (!isLocal(request)) allow('system.read', await edge.authenticate(request));
        return reply.type(app.metrics.contentType).send(await app.metrics.metrics());
      },
    }),
    bindRaw({
      method: 'GET',
      path: '/api/v1/openapi.json',
      public: true,
      handle(_app, _request, reply) {
        // never what a request claims: one who lies would decide where everybody's programs send their keys
        description ??= JSON.stringify(openApi(endpoints, edge.publicUrl ?? '/'));
        return reply.type('application/json; charset=utf-8').send(description);
      },
    }),
  ];
}
