import { randomBytes } from 'node:crypto';
import { siteIdentity } from '#core/customers/site-identity.ts';
import type { NamedClaim } from '#core/touchpoints/claims.ts';
import { readToken, type Keyring } from '#platform';

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

/**
 * What a JSON Web Token (HS256, RFC 7519) of the site proves: `sub` is the user id, `email` and `phone` may follow, `exp` is
 * needed. Empty when the signature, the form or the time is wrong: then the event only claims.
 */
export function provenBy(token: string, secret: string, now: Date): NamedClaim[] {
  const signed = readToken(token, secret);
  const read = siteIdentity.safeParse('says' in signed ? signed.says : undefined);
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
