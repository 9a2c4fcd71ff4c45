import { consentNow, mayRemember } from './consent.ts';
import { forLong, forVisit, type Keep } from './keep.ts';
import type { Config, Session, Wire } from './wire.ts';

export interface Sessions {
  /** The token of this visit; begins the visit when there is none. */
  token(): Promise<string>;
  /** Begins or renews the visit and returns what stands in the conversation. */
  start(): Promise<Session>;
  /** There is a visit to go on with. */
  known(): boolean;
  /** The token was refused: the next one begins anew. */
  drop(): void;
  /** Who the visitor is, signed by the site; counts from the next start on. */
  identify(identity: string): Promise<Session>;
  /** Another answer to consent: what is kept moves between this visit and the device. */
  move(): void;
  anonymousId(): string;
  /** Whose visit it is, to tell one from another. */
  visitor(): string | undefined;
  end(): Promise<void>;
}

interface About {
  wire: Wire;
  config: Config;
  key: string;
  language: string;
}

/** One page at a time may begin a visit, so that two tabs do not become two visitors. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request('throughline.session', work) : await work();
}

export function openSessions({ wire, config, key, language }: About): Sessions {
  const names = ['token', 'anonymousId'];
  const kept = (): Keep => (mayRemember(consentNow(config)) ? forLong : forVisit);
  const get = (name: string) => forVisit.get<string>(name) ?? forLong.get<string>(name);
  let starting: Promise<Session> | undefined;
  let current: string | undefined;
  let identity: string | undefined;

  function anonymousId(): string {
    const there = get('anonymousId');
    if (there !== undefined) return there;
    const made = randomId();
    kept().set('anonymousId', made);
    return made;
  }

  async function begin(): Promise<Session> {
    return await alone(async () => {
      const body = { key, token: get('token'), anonymousId: anonymousId(), language, identity };
      const session = await wire.call<Session>('/api/v1/chat/session', { body });
      current = session.token;
      kept().set('token', session.token);
      return session;
    });
  }

  const sessions: Sessions = {
    anonymousId,
    known: () => get('token') !== undefined,
    async token() {
      return current ?? (await sessions.start()).token;
    },
    async start() {
      starting ??= begin().finally(() => {
        starting = undefined;
      });
      return await starting;
    },
    drop() {
      current = undefined;
      for (const keep of [forVisit, forLong]) keep.remove('token');
    },
    async identify(signed) {
      identity = signed;
      await starting?.catch(() => undefined);
      return await sessions.start();
    },
    move() {
      const to = kept();
      for (const name of names) {
        const value = get(name);
        for (const keep of [forVisit, forLong]) keep.remove(name);
        if (value !== undefined) to.set(name, value);
      }
    },
    visitor: () => visitorOf(current ?? get('token')),
    async end() {
      const token = current ?? get('token');
      sessions.drop();
      identity = undefined;
      for (const keep of [forVisit, forLong]) keep.remove('anonymousId');
      if (token !== undefined) await wire.call('/api/v1/chat/forget', { token }).catch(() => undefined);
    },
  };
  return sessions;
}

/** Only to tell two apart: the server alone can read a token as proof. */
function visitorOf(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  try {
    const text = atob(token.split('.')[0]!.replaceAll('-', '+').replaceAll('_', '/'));
    return (JSON.parse(text) as { visitor: string }).visitor;
  } catch {
    return token;
  }
}

/** A UUID also where the page is not secure (http on another host has no randomUUID). */
export function randomId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
