import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
} as const;

/** Sets the security headers that an answer has not set by itself. */
export function secureHeaders(reply: FastifyReply, https: boolean): void {
  for (const [name, value] of Object.entries(always)) if (!reply.hasHeader(name)) reply.header(name, value);
  if (https && !reply.hasHeader('strict-transport-security'))
    reply.header('strict-transport-security', 'max-age=31536000');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
}

/** Other sites may put this answer into their pages (the widget's script, a logo). */
export function openToOtherSites(reply: FastifyReply): void {
  reply.header('cross-origin-resource-policy', 'cross-origin');
}

const pagePolicy: Record<string, string> = {
  'default-src': "'none'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'frame-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/**
 * Sets the strict policy of a page and returns the nonce that its script and style tags must carry.
 * `changes` replaces single directives, such as `{ 'frame-ancestors': '*' }`.
 */
export function pageHeaders(reply: FastifyReply, changes: Record<string, string> = {}): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = {
    ...pagePolicy,
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    ...changes,
  };
  reply.header(
    'content-security-policy',
    Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
  );
  if (changes['frame-ancestors'] !== undefined) reply.header('x-frame-options', 'SAMEORIGIN');
  reply.type('text/html; charset=utf-8');
  return nonce;
}
