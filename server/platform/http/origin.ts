import type { FastifyRequest } from 'fastify';
import { problem } from '#core/contract/problems.ts';

/** Pages of ours send it with every write; a foreign form cannot. */
export const ownHeader = 'x-throughline';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

function fromOurPage(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return from !== null && (from === request.host || (publicUrl !== undefined && from === hostOf(publicUrl)));
}

/** Refuses writes that another site's page makes in the name of somebody who is signed in here. */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return;
  const cookies = request.headers.cookie !== undefined;
  if (fromOurPage(request, publicUrl) && (!cookies || request.headers[ownHeader] !== undefined)) return;
  throw problem('forbidden', { code: 'foreign-origin', detail: 'This request did not come from a page of ours.' });
}
