import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of a request by name. */
export function cookiesOf(request: Pick<FastifyRequest, 'headers'>): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0) found.set(pair.slice(0, cut).trim(), unescaped(pair.slice(cut + 1).trim()));
  }
  return found;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export interface Cookie {
  name: string;
  value: string;
  /** Seconds; 0 removes it. */
  maxAge: number;
  path?: string;
  secure: boolean;
}

/** Sets a cookie that scripts cannot read and other sites' requests do not carry. */
export function setCookie(reply: FastifyReply, cookie: Cookie): void {
  const { name, value, maxAge, path = '/', secure } = cookie;
  const flags = `Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  reply.header('set-cookie', `${name}=${encodeURIComponent(value)}; ${flags}`);
}
