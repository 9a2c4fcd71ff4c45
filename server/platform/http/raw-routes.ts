import type { FastifyInstance, FastifyReply } from 'fastify';
import { allow, rememberActor } from './access.ts';
import type { RawRoute } from './route.ts';
import { callerOf, limitOf, type Edge } from './edge.ts';
import { refuseForeignOrigin } from './origin.ts';

const usualHeaders = 'authorization, content-type, content-encoding, idempotency-key, x-throughline, last-event-id';

function openCors(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*');
  reply.header('cross-origin-resource-policy', 'cross-origin');
  reply.header('access-control-expose-headers', 'retry-after');
}

function mountPreflight(server: FastifyInstance, path: string): void {
  server.options(path, (request, reply) => {
    openCors(reply);
    reply.header('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
    // Libraries of others bring headers of their own; without cookies none of them can do harm.
    reply.header('access-control-allow-headers', request.headers['access-control-request-headers'] ?? usualHeaders);
    reply.header('access-control-max-age', '7200');
    return reply.code(204).send();
  });
}

function mountOne(server: FastifyInstance, edge: Edge, route: RawRoute): void {
  const isPublic = route.permission === 'public';
  const limit = limitOf(route.limit, isPublic);
  server.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    async onRequest(request, reply) {
      if (route.cors) openCors(reply);
      limit?.take(callerOf(request));
      if (isPublic) return;
      refuseForeignOrigin(request, edge.publicUrl);
      const actor = await edge.authenticate(request);
      allow(route.permission, actor);
      if (actor !== null) rememberActor(request, actor);
    },
    async handler(request, reply) {
      const value: unknown = await route.handle(edge.app, request, reply);
      return value === undefined ? reply : value;
    },
  });
}

/** Serves the addresses outside the contract; each gets its body the way it asked for. */
export function mountRaw(server: FastifyInstance, edge: Edge, routes: readonly RawRoute[]): void {
  for (const body of ['bytes', 'stream', 'json'] as const) {
    const mine = routes.filter((route) => route.body === body);
    if (mine.length === 0) continue;
    void server.register(async (scope) => {
      if (body !== 'json') scope.removeAllContentTypeParsers();
      if (body === 'bytes')
        scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, bytes: unknown) => bytes);
      if (body === 'stream') scope.addContentTypeParser('*', async (_request: unknown, stream: unknown) => stream);
      for (const route of mine) mountOne(scope, edge, route);
    });
  }
  for (const path of new Set(routes.filter((route) => route.cors).map((route) => route.path)))
    mountPreflight(server, path);
}
