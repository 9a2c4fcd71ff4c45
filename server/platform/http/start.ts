import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createProbe, isIPv6, type AddressInfo } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { problem } from '#core/contract/problems.ts';
import { registry } from '#core/contract/registry.ts';
import type { App } from '../app.ts';
import { startProblem } from '../start-problem.ts';
import type { Authenticate } from './access.ts';
import type { Route } from './route.ts';
import { mountContract } from './contract-routes.ts';
import { watchExchanges } from './drain.ts';
import type { Edge } from './edge.ts';
import { answerFailure, codeOf } from './failures.ts';
import { secureHeaders } from './headers.ts';
import { hasHalfLetters } from './half-letters.ts';
import { forgetOldKeys } from './idempotency.ts';
import { measureDatabase, measureRequests } from './metrics.ts';
import { operationRoutes } from './operations.ts';
import { mountRaw } from './raw-routes.ts';
import { readAway } from './unread-body.ts';

export interface HttpOptions {
  app: App;
  parts: ReadonlyArray<{ name: string; routes?: readonly Route[] }>;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Who calls; without it nobody is ever signed in. */
  authenticate?: Authenticate;
}

export interface HttpServer {
  url: string;
  stop(): Promise<void>;
}

const drainSeconds = 5;
const hour = 3_600_000;

function isHttps({ publicUrl }: App['config']): boolean {
  return publicUrl?.startsWith('https:') === true;
}

function createServer({ config, log }: App): FastifyInstance {
  const server = fastify({
    logger: false,
    trustProxy: (_address: string, hop: number) => hop < Number(config.trustProxy),
    bodyLimit: 1024 * 1024,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
    frameworkErrors(error, request, reply) {
      secureHeaders(reply, isHttps(config));
      answerFailure(log, error, { request, reply });
    },
  });
  server.removeContentTypeParser('text/plain');
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null);
    else if (hasHalfLetters(String(body)))
      done(problem('invalid', { detail: 'It contains half a letter: a lone surrogate.', code: 'half-letter' }));
    else void parse(request, String(body), done);
  });
  return server;
}

function guard(server: FastifyInstance, app: App): void {
  const https = isHttps(app.config);
  // What the console loads is complete up to here: its stream goes on from there. Noted before anything is read.
  server.addHook('onRequest', async ({ headers }, reply) => {
    const place = headers['x-throughline'] === 'console' ? app.live.position() : undefined;
    if (place !== undefined) reply.header('x-live-position', place);
  });
  server.addHook('onSend', async (request, reply) => {
    secureHeaders(reply, https);
    reply.header('x-request-id', request.id);
    if (reply.getHeader('connection') === 'close') await readAway(request.raw);
  });
  server.setErrorHandler((error, request, reply) => answerFailure(app.log, error, { request, reply }));
  server.setNotFoundHandler((request, reply) =>
    answerFailure(app.log, problem('not-found', { detail: 'There is nothing at this address.' }), { request, reply }),
  );
}

function mount(server: FastifyInstance, options: HttpOptions): void {
  const { app, parts, authenticate = async () => null } = options;
  const edge: Edge = { app, authenticate, publicUrl: app.config.publicUrl };
  const routes = parts.flatMap((part) => part.routes ?? []);
  const contract = routes.filter((route) => route.kind !== 'raw');
  const endpoints = registry([contract.map((route) => route.endpoint)]);
  for (const route of contract) mountContract(server, edge, route);
  const raw = [...operationRoutes(edge, endpoints), ...routes].filter((route) => route.kind === 'raw');
  mountRaw(server, edge, raw);
}

function listenWords(code: string, host: string, port: number): string | undefined {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop that one, or choose another by PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user. Choose one above 1023 by PORT.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is not an address of this machine.`;
  return undefined;
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return isIPv6(host) ? `[${host}]` : host;
}

function refusedToListen(error: unknown, host: string, port: number): unknown {
  const words = listenWords(codeOf(error), host, port);
  return words === undefined ? error : startProblem(words);
}

/** Throws a start problem when this address cannot be listened on, before anything else is begun. */
export async function checkAddress({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createProbe();
  try {
    probe.listen({ host, port });
    await once(probe, 'listening');
  } catch (error) {
    throw refusedToListen(error, host, port);
  }
  probe.close();
  await once(probe, 'close');
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw refusedToListen(error, host, port);
  }
  const { port: taken } = server.server.address() as AddressInfo;
  return `http://${shownHost(host)}:${taken}`;
}

/** Opens the HTTP side of the product: all endpoints of the parts, security headers, limits, health and metrics. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { app } = options;
  const server = createServer(app);
  const drain = watchExchanges(server);
  guard(server, app);
  measureRequests(server, app.metrics);
  measureDatabase(app);
  mount(server, options);
  const url = await listen(server, options.host, options.port);
  const sweep = setInterval(() => void forgetOldKeys(app).catch(() => undefined), hour).unref();
  return {
    url,
    async stop() {
      clearInterval(sweep);
      await drain(drainSeconds);
    },
  };
}
