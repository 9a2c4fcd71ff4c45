import type { Endpoint, WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { Problem, problem, problemFrom } from '#core/contract/problems.ts';
import { notePlace } from './live/place.ts';
import { wireOf } from './request.ts';

/** The server could not be reached at all: no network, or it restarts. */
export class Unreachable extends Error {
  constructor() {
    super('The server cannot be reached.');
    this.name = 'Unreachable';
  }
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Makes a repetition of the same write harmless; one is made when left out. Null for what may be said twice. */
  idempotencyKey?: string | null;
}

type Listener = () => void;
const unauthenticated = new Set<Listener>();

/** Hears when the server no longer knows who we are (signed out elsewhere, session over). */
export function onUnauthenticated(listener: Listener): () => void {
  unauthenticated.add(listener);
  return () => unauthenticated.delete(listener);
}

function headersOf(target: Endpoint, body: string | undefined, key: string | null | undefined): Record<string, string> {
  const write = target.method !== 'GET' && key !== null;
  return {
    accept: 'application/json',
    'x-throughline': 'console',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(write ? { 'idempotency-key': key ?? crypto.randomUUID() } : {}),
  };
}

/** Sends a request to our server; throws `Unreachable` or the problem it answered with. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
  notePlace(response.headers);
  if (response.ok) return response;
  const found = await problemOf(response);
  if (found.type === 'unauthenticated') for (const listener of unauthenticated) listener();
  throw found;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return problemFrom(await response.json());
  } catch {
    return response.status >= 502 && response.status <= 504 ? problem('unavailable') : problem('failed');
  }
}

/** Calls an endpoint of the contract with its wire types; throws a `Problem` or `Unreachable`. */
export async function call<E extends Endpoint>(
  target: E,
  input: WireInputOf<E>,
  options: CallOptions = {},
): Promise<WireOutputOf<E>> {
  const { url, body } = wireOf(target, input as Record<string, unknown>);
  const response = await send(url, {
    method: target.method,
    headers: headersOf(target, body, options.idempotencyKey),
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (response.status === 204) return undefined as WireOutputOf<E>;
  return (await response.json()) as WireOutputOf<E>;
}
