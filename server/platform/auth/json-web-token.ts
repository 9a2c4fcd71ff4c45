import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const header = z.object({ alg: z.literal('HS256') });

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

/** What a JSON Web Token says (RFC 7519, HS256 only) when this secret signed it; else what is wrong with it. Times are the caller's to look at. */
export function readToken(token: string, secret: string): { says: unknown } | { wrong: 'form' | 'signature' } {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || !header.safeParse(part(head)).success) return { wrong: 'form' };
  return signatureFits(secret, `${head}.${body}`, signature) ? { says: part(body) } : { wrong: 'signature' };
}
