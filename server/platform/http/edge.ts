import type { FastifyRequest } from 'fastify';
import type { Limit } from '#core/contract/endpoint.ts';
import type { App } from '../app.ts';
import type { Authenticate } from './access.ts';
import { networkOf } from './network-of.ts';
import { rateLimit, type RateLimit } from './rate-limit.ts';

/** What every request passes through. */
export interface Edge {
  readonly app: App;
  readonly authenticate: Authenticate;
  readonly publicUrl: string | undefined;
}

/** Limits of public addresses that name none of their own. */
export const usualLimit: Limit = { perMinute: 240, burst: 120 };

/** Whom a limit counts: the address, of IPv6 the network a household gets. */
export function callerOf(request: FastifyRequest): string {
  return networkOf(request.ip);
}

/** The limit of a route: its own, the usual one where nobody signs in, else none. */
export function limitOf(limit: Limit | undefined, isPublic: boolean): RateLimit | undefined {
  const wanted = limit ?? (isPublic ? usualLimit : undefined);
  return wanted && rateLimit(wanted);
}
