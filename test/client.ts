import { pathOf, type Endpoint, type WireInputOf, type WireOutputOf } from '#core/contract/endpoint.ts';
import { problemFrom } from '#core/contract/problems.ts';
import { setUp } from '#core/contract/session.ts';

/** Talks to the running product over HTTP the way the console does: typed by the contract, cookies kept. */
export interface Client {
  /** Calls an endpoint; throws the problem that came back. */
  call<E extends Endpoint>(
    endpoint: E,
    input: WireInputOf<E>,
    headers?: Record<string, string>,
  ): Promise<WireOutputOf<E>>;
  /** The same without looking at the answer. */
  send<E extends Endpoint>(endpoint: E, input: WireInputOf<E>, headers?: Record<string, string>): Promise<Response>;
  /** Any address, with the cookies of this client. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The Cookie header of this client. */
  cookie(): string;
}

function split(endpoint: Endpoint, input: Record<string, unknown>) {
  const names = new Set([...endpoint.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name));
  const rest = Object.entries(input).filter(([name, value]) => !names.has(name) && value !== undefined);
  if (endpoint.body !== undefined) return { query: '', body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString();
  return { query: query === '' ? '' : `?${query}`, body: undefined };
}

/** A client without cookies yet; `always` goes with every request, such as an API key. */
export function client(url: string, always: Record<string, string> = {}): Client {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers({ ...always, 'x-throughline': '1' });
    if (jar.size > 0) headers.set('cookie', cookie());
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    return keep(await fetch(new URL(path, url), { ...init, headers }));
  };
  const send: Client['send'] = (endpoint, input, headers = {}) => {
    const wire = { ...(input as Record<string, unknown>) };
    const { query, body } = split(endpoint, wire);
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return request(pathOf(endpoint, wire) + query, {
      method: endpoint.method,
      headers: { ...json, ...headers },
      body: body ?? null,
    });
  };
  return {
    send,
    fetch: request,
    cookie,
    async call(endpoint, input, headers) {
      const answer = await send(endpoint, input, headers);
      const text = await answer.text();
      if (!answer.ok) throw problemFrom(text === '' ? null : JSON.parse(text));
      return (text === '' ? undefined : JSON.parse(text)) as never;
    },
  };
}

export const ada = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'correct horse battery' };
export const company = {
  company: 'Acme',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  language: 'en',
  country: 'DE',
} as const;

/** Sets up the first company of a fresh installation; the client is signed in as its owner. */
export async function ownerClient(url: string): Promise<Client> {
  const made = client(url);
  await made.call(setUp, { ...company, ...ada });
  return made;
}
