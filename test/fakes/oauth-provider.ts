import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the token endpoint does: answer, refuse with a code of RFC 6749, fail as a broken server, or wait for `release`. */
type Mood = 'give' | { refuse: string } | 'broken' | 'wait';

interface Given {
  client: string;
  redirect: string;
  challenge: string;
  user: string;
}

export interface OauthProvider {
  port: number;
  client: string;
  secret: string;
  mood: Mood;
  /** Seconds a token lives. */
  life: number;
  /** Refresh tokens are changed each time, and the former one is worthless at once. */
  rotates: boolean;
  /** Requests as they came: `POST /contoso.example/oauth2/v2.0/token refresh_token`. */
  requests: string[];
  /** Whether this access token is one of ours for this user and not ended. */
  accepts(user: string, token: string): boolean;
  /** Ends all consents: refresh and access tokens are worthless. */
  endConsents(): void;
  /** Answers what waited. */
  release(): void;
  /** The consent page, as a person who agrees (or does not): answers the address that the browser is sent back to. */
  consent(url: string, agrees?: boolean): Promise<string>;
  /** `fetch` of a world in which the providers' hosts are this one. */
  fetch: typeof fetch;
  stop(): Promise<void>;
}

const hosts = new Set(['login.microsoftonline.com', 'accounts.google.com', 'oauth2.googleapis.com']);

class Refused extends Error {}

function need(holds: boolean, code: string): void {
  if (!holds) throw new Refused(code);
}

/** An OAuth 2 provider on loopback: authorization code with PKCE (RFC 7636), refresh tokens, errors by RFC 6749, 5.2. */
export async function oauthProvider(): Promise<OauthProvider> {
  const codes = new Map<string, Given>();
  const refreshTokens = new Map<string, string>();
  const accessTokens = new Map<string, string>();
  const waiting: Array<() => void> = [];
  const token = () => randomBytes(24).toString('base64url');

  function authorize(query: URLSearchParams): string {
    need(query.get('client_id') === provider.client, 'unauthorized_client');
    need(query.get('response_type') === 'code', 'unsupported_response_type');
    need(query.get('code_challenge_method') === 'S256' && query.has('code_challenge'), 'invalid_request');
    const redirect = new URL(query.get('redirect_uri') ?? '');
    redirect.searchParams.set('state', query.get('state') ?? '');
    if (query.get('agrees') === 'no') redirect.searchParams.set('error', 'access_denied');
    else {
      const code = token();
      codes.set(code, {
        client: query.get('client_id')!,
        redirect: query.get('redirect_uri')!,
        challenge: query.get('code_challenge')!,
        user: query.get('login_hint') ?? '',
      });
      redirect.searchParams.set('code', code);
    }
    return redirect.href;
  }

  function byCode(form: URLSearchParams): string {
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    need(given?.redirect === form.get('redirect_uri') && given?.challenge === challenge, 'invalid_grant');
    return given!.user;
  }

  function byRefresh(form: URLSearchParams): string {
    const kept = refreshTokens.get(form.get('refresh_token') ?? '');
    need(kept !== undefined, 'invalid_grant');
    if (provider.rotates) refreshTokens.delete(form.get('refresh_token')!);
    return kept!;
  }

  function tokens(form: URLSearchParams): object {
    need(form.get('client_id') === provider.client && form.get('client_secret') === provider.secret, 'invalid_client');
    const kind = form.get('grant_type');
    need(kind === 'authorization_code' || kind === 'refresh_token', 'unsupported_grant_type');
    const user = kind === 'refresh_token' ? byRefresh(form) : byCode(form);
    const [access, refresh] = [token(), token()];
    accessTokens.set(access, user);
    const fresh = kind === 'authorization_code' || provider.rotates;
    if (fresh) refreshTokens.set(refresh, user);
    const more = fresh ? { refresh_token: refresh } : {};
    return { token_type: 'Bearer', access_token: access, expires_in: provider.life, ...more };
  }

  async function tokenAnswer(form: URLSearchParams): Promise<[number, object]> {
    if (provider.mood === 'wait') await new Promise<void>((resolve) => waiting.push(resolve));
    if (provider.mood === 'broken') return [503, { message: 'The service is unavailable' }];
    try {
      need(typeof provider.mood !== 'object', typeof provider.mood === 'object' ? provider.mood.refuse : '');
      return [200, tokens(form)];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const body = { error: error.message, error_description: 'AADSTS: no' };
      return [error.message === 'invalid_client' ? 401 : 400, body];
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://provider');
    const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
    provider.requests.push(`${request.method} ${url.pathname} ${form.get('grant_type') ?? ''}`.trim());
    if (request.method === 'GET') {
      response.writeHead(302, { location: authorize(url.searchParams) }).end();
      return;
    }
    const [status, body] = await tokenAnswer(form);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const here = (url: URL) => `http://127.0.0.1:${port}${url.pathname}${url.search}`;
  const provider: OauthProvider = {
    port,
    client: 'throughline-at-acme',
    secret: 'client secret',
    mood: 'give',
    life: 3600,
    rotates: true,
    requests: [],
    accepts: (user, given) => accessTokens.get(given) === user,
    endConsents() {
      refreshTokens.clear();
      accessTokens.clear();
    },
    release() {
      provider.mood = 'give';
      for (const go of waiting.splice(0)) go();
    },
    async consent(url, agrees = true) {
      const page = new URL(url);
      if (!agrees) page.searchParams.set('agrees', 'no');
      const { headers } = await fetch(here(page), { redirect: 'manual' });
      return headers.get('location') ?? '';
    },
    fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      return fetch(hosts.has(url.hostname) ? here(url) : input, init);
    },
    async stop() {
      provider.release();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return provider;
}
