import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '#core/contract/problems.ts';
import { allow } from './access.ts';
import type { BoundRoute, OpenRoute } from './route.ts';
import { decodeRequest, encodeResponse } from './decode.ts';
import { callerOf, limitOf, type Edge } from './edge.ts';
import { wantsRetry } from './failures.ts';
import { keyOf, once, type Answer } from './idempotency.ts';
import { refuseForeignOrigin } from './origin.ts';
import type { Actor } from './actor.ts';
import { bodyFor, lookAs, refusalFor } from './sight.ts';

type ContractRoute = BoundRoute | OpenRoute;
interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

function answerOf({ endpoint }: ContractRoute, output: unknown, actor: Actor | null): Answer {
  const body = bodyFor(actor, endpoint, encodeResponse(endpoint, output));
  return { status: endpoint.status ?? (endpoint.response === undefined ? 204 : 200), body };
}

async function inTransaction(edge: Edge, route: BoundRoute, exchange: Exchange): Promise<Answer> {
  const { app } = edge;
  const { request, reply } = exchange;
  const actor = await edge.authenticate(request);
  allow(route.endpoint.permission, actor);
  if (actor === null) throw problem('unauthenticated');
  const input = decodeRequest(route.endpoint, request);
  const key = keyOf(request);
  const done = app.database.inWorkspace(actor.workspace, async (tx) => {
    await lookAs(tx, actor);
    const work = async () => answerOf(route, await route.run(tx, input, { app, actor, request, reply }), actor);
    return key === null ? work() : once({ app, tx, actor, request }, key, work);
  });
  return done.catch((error: unknown) => {
    throw refusalFor(actor, error);
  });
}

async function withRetries<T>(work: () => Promise<T>, tries = 3): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !wantsRetry(error)) throw error;
    }
}

async function open(edge: Edge, route: OpenRoute, { request, reply }: Exchange): Promise<Answer> {
  const isPublic = route.endpoint.permission === 'public';
  const actor = isPublic ? null : await edge.authenticate(request);
  allow(route.endpoint.permission, actor);
  const input = decodeRequest(route.endpoint, request);
  return answerOf(route, await route.run(input, { app: edge.app, actor, request, reply }), actor);
}

/** Serves an endpoint of the contract. */
export function mountContract(server: FastifyInstance, edge: Edge, route: ContractRoute): void {
  const { endpoint } = route;
  const limit = limitOf(endpoint.limit, endpoint.permission === 'public');
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    async onRequest(request) {
      limit?.take(callerOf(request));
      refuseForeignOrigin(request, edge.publicUrl);
    },
    async handler(request, reply) {
      const exchange = { request, reply };
      const answer =
        route.kind === 'bound'
          ? await withRetries(() => inTransaction(edge, route, exchange))
          : await open(edge, route, exchange);
      void reply.code(answer.status);
      if (answer.status === 204) return reply.send();
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    },
  });
}
