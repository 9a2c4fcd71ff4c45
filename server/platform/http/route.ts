import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access, Endpoint, InputOf, Limit, Method, OutputOf } from '#core/contract/endpoint.ts';
import type { App } from '../app.ts';
import type { Tx } from '../database/tx.ts';
import type { Actor } from './actor.ts';

/** What a handler of an endpoint may look at besides its input. */
export interface Context {
  readonly app: App;
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The same where nobody needs to be signed in. */
export interface OpenContext extends Omit<Context, 'actor'> {
  readonly actor: Actor | null;
}

type Answer<E> = OutputOf<E> | Promise<OutputOf<E>>;

export interface BoundRoute {
  readonly kind: 'bound';
  readonly endpoint: Endpoint;
  run(tx: Tx, input: unknown, context: Context): unknown;
}

export interface OpenRoute {
  readonly kind: 'open';
  readonly endpoint: Endpoint;
  run(input: unknown, context: OpenContext): unknown;
}

export interface RawRoute {
  readonly kind: 'raw';
  readonly method: Method;
  readonly path: `/${string}` | '*';
  /** `public`, or what the caller needs; read the actor with `actorOf(request)`. */
  readonly permission: Access;
  readonly limit: Limit | undefined;
  /** `bytes` (default): a Buffer; `stream`: the body unread; `json`: parsed. */
  readonly body: 'bytes' | 'stream' | 'json';
  readonly bodyLimit: number | undefined;
  /** Other sites' pages may call it, without cookies. */
  readonly cors: boolean;
  readonly handle: RawHandler;
}

export type RawHandler = (app: App, request: FastifyRequest, reply: FastifyReply) => unknown;

export type Route = BoundRoute | OpenRoute | RawRoute;

/**
 * Binds an endpoint to a function that runs in one transaction of the actor's workspace.
 * The input is params, query and body, decoded and laid together; what is returned is encoded by the response schema.
 */
export function bind<E extends Endpoint>(
  endpoint: E,
  handle: (tx: Tx, input: InputOf<E>, context: Context) => Answer<E>,
): Route {
  if (endpoint.permission === 'public') throw new Error(`${endpoint.id} is public: it has no workspace, use bindOpen.`);
  return { kind: 'bound', endpoint, run: (tx, input, context) => handle(tx, input as InputOf<E>, context) };
}

/** Binds an endpoint that needs no workspace or opens its own transactions: signing in, setting up, long work. */
export function bindOpen<E extends Endpoint>(
  endpoint: E,
  handle: (input: InputOf<E>, context: OpenContext) => Answer<E>,
): Route {
  return { kind: 'open', endpoint, run: (input, context) => handle(input as InputOf<E>, context) };
}

interface RawOptions {
  method: Method;
  path: `/${string}` | '*';
  public?: true;
  permission?: Access;
  limit?: Limit;
  body?: 'bytes' | 'stream' | 'json';
  bodyLimit?: number;
  cors?: true;
  handle: RawHandler;
}

/** Binds an address outside the contract: pages, streams, files, the tracking API. */
export function bindRaw(options: RawOptions): Route {
  const permission = options.public === true ? 'public' : (options.permission ?? 'session');
  return {
    kind: 'raw',
    method: options.method,
    path: options.path,
    permission,
    limit: options.limit,
    body: options.body ?? 'bytes',
    bodyLimit: options.bodyLimit,
    cors: options.cors === true,
    handle: options.handle,
  };
}
