import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { problem } from '#platform';

/** Who a site says its visitor is, once the signature was checked. */
export interface ProvenIdentity {
  userId: string;
  email: string | undefined;
  phone: string | undefined;
  name: string | undefined;
}

const header = z.object({ alg: z.literal('HS256'), typ: z.string().optional() });
const claims = z.object({
  sub: z.union([z.string().regex(/\S/).max(200), z.int()]),
  exp: z.number(),
  nbf: z.number().optional(),
  email: z.email().max(254).optional(),
  email_verified: z.boolean().optional(),
  phone: z.string().max(40).optional(),
  name: z.string().max(200).optional(),
});

const longestLife = 86_400;
const clockSkew = 60;

function refuse(detail: string) {
  return problem('forbidden', { code: 'identity', detail });
}

function part(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function signatureFits(secret: string, signed: string, signature: string): boolean {
  const right = createHmac('sha256', secret).update(signed).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * Reads a token that the site signed with the identity secret (JWT, HS256; RFC 7519): `sub` is its user id, `exp` is
 * needed and at most a day away, `email`, `phone` and `name` may follow. Throws `forbidden` with the reason.
 */
export function readIdentity(token: string, secret: string, now: Date): ProvenIdentity {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const known = more.length === 0 && header.safeParse(part(head)).success;
  if (!known) throw refuse('The identity must be a JSON Web Token signed with HS256.');
  if (!signatureFits(secret, `${head}.${body}`, signature))
    throw refuse('The identity was not signed with the secret of this chat box.');
  const read = claims.safeParse(part(body));
  if (!read.success) throw refuse('The identity needs sub (the user id) and exp; e-mail must be an address.');
  const { sub, email, email_verified: verified, phone, name } = read.data;
  refuseWrongTimes(read.data, now);
  return { userId: String(sub), email: verified === false ? undefined : email, phone, name };
}

function refuseWrongTimes({ exp, nbf }: { exp: number; nbf?: number | undefined }, now: Date): void {
  const seconds = now.getTime() / 1000;
  if (exp <= seconds) throw refuse('The identity has expired: sign a new one for each page.');
  if (exp > seconds + longestLife + clockSkew) throw refuse('The identity must expire within a day.');
  if (nbf !== undefined && nbf > seconds + clockSkew) throw refuse('The identity is not valid yet.');
}
