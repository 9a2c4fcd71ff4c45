import { createHmac, timingSafeEqual } from 'node:crypto';

export const cookiePrefix = 'throughline';

/**
 * Reads the token out of a session cookie (`token.signature`, HMAC-SHA-256 in base64) without asking the database,
 * so that every request needs only one look at our own tables.
 */
export function tokenReader(secret: string, secure: boolean): (cookies: ReadonlyMap<string, string>) => string | null {
  const name = `${secure ? '__Secure-' : ''}${cookiePrefix}.session_token`;
  return (cookies) => {
    const value = cookies.get(name) ?? '';
    const cut = value.lastIndexOf('.');
    if (cut < 1) return null;
    const token = value.slice(0, cut);
    const given = Buffer.from(value.slice(cut + 1), 'base64');
    const ours = createHmac('sha256', secret).update(token).digest();
    return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
  };
}
