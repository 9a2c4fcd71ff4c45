import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Endpoint, InputOf, OutputOf } from '#core/contract/endpoint.ts';
import { bindRaw, decode, rateLimit, type App, type Route } from '#platform';
import { accountByKey, refuseForeignSite } from './account.ts';
import { readToken, tokenIsOver, type Pass } from './token.ts';

const nothing = z.strictObject({});
/** What one visitor may do besides reading, over all its pages; an address may hold many visitors. */
const perVisitor = rateLimit({ perMinute: 120, burst: 60 });

export interface Exchange {
  app: App;
  request: FastifyRequest;
}

export interface Visit extends Exchange {
  pass: Pass;
}

/** The pass of the caller's token; throws unauthenticated. Writing too fast throws too-many. */
export function passOf(app: App, request: FastifyRequest): Pass {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const pass = readToken(app.keyring, token, app.world.now());
  if (!pass) throw tokenIsOver();
  if (request.method !== 'GET') perVisitor.take(pass.visitor);
  return pass;
}

type Handle<E extends Endpoint, C> = (input: InputOf<E>, context: C) => Promise<OutputOf<E>>;

/** Serves an endpoint of the chat to pages of any site, without cookies. */
export function openRoute<E extends Endpoint>(endpoint: E, handle: Handle<E, Exchange>): Route {
  return bindRaw({
    method: endpoint.method,
    path: endpoint.path,
    public: true,
    body: 'json',
    cors: true,
    ...(endpoint.limit === undefined ? {} : { limit: endpoint.limit }),
    async handle(app: App, request: FastifyRequest, reply: FastifyReply) {
      const query: object = decode(endpoint.query ?? nothing, request.query ?? {}) as object;
      const body: object = decode(endpoint.body ?? nothing, request.body ?? {}) as object;
      const output = await handle({ ...query, ...body } as InputOf<E>, { app, request });
      if (endpoint.response === undefined) return reply.code(204).send();
      const wire: unknown = z.core.encode(endpoint.response, output as never);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(wire));
    },
  });
}

/** The same for a visitor with a token. */
export function visitorRoute<E extends Endpoint>(endpoint: E, handle: Handle<E, Visit>): Route {
  return openRoute(endpoint, (input, { app, request }) => handle(input, { app, request, pass: passOf(app, request) }));
}

/** The same for a page that names its chat box, where that box may stand. */
export function boxRoute<E extends Endpoint>(endpoint: E, handle: Handle<E, Exchange & { workspace: string }>): Route {
  return openRoute(endpoint, async (input, exchange) => {
    const account = await accountByKey(exchange.app, (input as { key: string }).key);
    refuseForeignSite(exchange.request, account);
    return handle(input, { ...exchange, workspace: account.workspace });
  });
}
