import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { NamedClaim } from '#core/touchpoints/claims.ts';
import type { Keyring } from '#platform';

const purpose = 'source.identity';
const clockSkewSeconds = 60;

export function newIdentitySecret(): string {
  return randomBytes(32).toString('base64url');
}

export function sealIdentitySecret(keyring: Keyring, secret: string): string {
  return keyring.seal(purpose, secret);
}

export function openIdentitySecret(keyring: Keyring, sealed: string): string {
  return keyring.open(purpose, sealed);
}

const header = z.object({ alg: z.literal('HS256') });
const body = z.object({
  sub: z.union([z.string().regex(/\S/).max(255), z.int()]),
  exp: z.number(),
  nbf: z.number().optional(),
  email: z.email().max(254).optional(),
  email_verified: z.boolean().optional(),
  phone: z.string().max(40).optional(),
});

function part(text: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function signed(token: string, secret: string): boolean {
  const at = token.lastIndexOf('.');
  const right = createHmac('sha256', secret).update(token.slice(0, at)).digest();
  const given = Buffer.from(token.slice(at + 1), 'base64url');
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * What a JSON Web Token (HS256, RFC 7519) of the site proves: `sub` is the user id, `email` and `phone` may follow, `exp` is
 * needed. Empty when the signature, the form or the time is wrong: then the event only claims.
 */
export function provenBy(token: string, secret: string, now: Date): NamedClaim[] {
  const [head, middle, , ...more] = token.split('.');
  if (more.length > 0 || !header.safeParse(part(head)).success || !signed(token, secret)) return [];
  const read = body.safeParse(part(middle));
  if (!read.success) return [];
  const { sub, exp, nbf, email, email_verified: verified, phone } = read.data;
  if (!isNow({ exp, nbf }, now.getTime() / 1000)) return [];
  const claims: NamedClaim[] = [{ kind: 'user_id', value: String(sub) }];
  if (email !== undefined && verified !== false) claims.push({ kind: 'email', value: email });
  if (phone !== undefined) claims.push({ kind: 'phone', value: phone });
  return claims;
}

function isNow({ exp, nbf }: { exp: number; nbf: number | undefined }, seconds: number): boolean {
  return exp > seconds - clockSkewSeconds && (nbf === undefined || nbf <= seconds + clockSkewSeconds);
}
