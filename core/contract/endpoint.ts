import type { z } from 'zod';
import type { Permission } from '#core/people/permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A permission, or `session` (any signed-in person or key of the workspace), or `public` (nobody in particular). */
export type Access = Permission | 'session' | 'public';

type Schema = z.core.$ZodType;
type Part = Schema | undefined;

/** How often one address may call an endpoint: `burst` at once, refilled at `perMinute`. */
export interface Limit {
  readonly perMinute: number;
  readonly burst?: number;
}

export interface Endpoint<P extends Part = Part, Q extends Part = Part, B extends Part = Part, R extends Part = Part> {
  /** Stable name, `conversation.reply`: the operationId of the OpenAPI description. */
  readonly id: string;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly permission: Access;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Left out: the answer is 204 without a body. */
  readonly response?: R;
  /** Default 200, or 204 without a response. */
  readonly status?: 200 | 201 | 202;
  readonly limit?: Limit;
  /** Fields of the answer that are one's own words: they are not masked where customers' addresses and numbers are. */
  readonly ownWords?: readonly string[];
  /** Largest body in bytes, default 1 MiB. */
  readonly bodyLimit?: number;
}

/** Describes one endpoint as data; the server binds it, the browser calls it, OpenAPI is made from it. */
export function endpoint<
  P extends Part = undefined,
  Q extends Part = undefined,
  B extends Part = undefined,
  R extends Part = undefined,
>(definition: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return definition;
}

type Inside<S> = S extends Schema ? z.output<S> : unknown;
type Wire<S> = S extends Schema ? z.input<S> : unknown;

/** What a handler receives: params, query and body decoded and laid together. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R> ? Inside<P> & Inside<Q> & Inside<B> : never;

/** What a handler returns. */
export type OutputOf<E> =
  E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? (R extends Schema ? z.output<R> : void) : never;

/** What a client sends, as on the wire. */
export type WireInputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _R> ? Wire<P> & Wire<Q> & Wire<B> : never;

/** What a client gets back, as on the wire. */
export type WireOutputOf<E> =
  E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? (R extends Schema ? z.input<R> : undefined) : never;

/** The path with its parameters filled in; throws when one is missing. */
export function pathOf(target: Pick<Endpoint, 'path'>, params: Record<string, unknown>): string {
  return target.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string') throw new Error(`The path ${target.path} needs ${name}.`);
    return encodeURIComponent(value);
  });
}
