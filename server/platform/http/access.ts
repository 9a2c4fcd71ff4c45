import type { FastifyRequest } from 'fastify';
import type { Access } from '#core/contract/endpoint.ts';
import { problem } from '#core/contract/problems.ts';
import { permissionWords } from '#core/people/permissions.ts';
import type { Actor } from './actor.ts';

/** Finds out who calls; null for nobody. Throws a problem for a key or session that is wrong. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>;

const actors = new WeakMap<FastifyRequest, Actor>();

/** Lets the caller in or throws `unauthenticated` or `forbidden`. */
export function allow(access: Access, actor: Actor | null): void {
  if (access === 'public') return;
  if (actor === null) throw problem('unauthenticated', { detail: 'Please sign in first.' });
  if (access === 'session' || actor.permissions.has(access)) return;
  throw problem('forbidden', {
    code: 'permission',
    detail: `You may not do this. It needs the permission "${permissionWords[access]}" (${access}).`,
  });
}

/** Throws `forbidden` when the actor lacks a permission that the endpoint itself does not name. */
export function demand(actor: Actor, access: Access): void {
  allow(access, actor);
}

/** Remembers the actor of a raw route's request. */
export function rememberActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

/** The actor of a request to a raw route that is not public. */
export function actorOf(request: FastifyRequest): Actor {
  const found = actors.get(request);
  if (found === undefined) throw problem('unauthenticated', { detail: 'Please sign in first.' });
  return found;
}
