import { mayRemember } from './both/consent-kind.ts';
import { randomId } from './both/random-id.ts';
import { consentNow } from './consent.ts';
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

type Mark = 'token' | 'anonymousId';

/** What makes a visitor known again: on the device where that is allowed, else for this visit. */
function openMarks(config: Config) {
  const kept = (): Keep => (mayRemember(consentNow(config)) ? forLong : forVisit);
  const marks = {
    get: (mark: Mark) => forVisit.get<string>(mark) ?? forLong.get<string>(mark),
    set(mark: Mark, value: string): void {
      marks.remove(mark);
      kept().set(mark, value);
    },
    remove(mark: Mark): void {
      for (const keep of [forVisit, forLong]) keep.remove(mark);
    },
    /** To where they belong after another answer to consent. */
    move(): void {
      for (const mark of ['token', 'anonymousId'] as const) {
        const value = marks.get(mark);
        if (value !== undefined) marks.set(mark, value);
      }
    },
  };
  return marks;
}

export function openSessions({ wire, config, key, language }: About): Sessions {
  const marks = openMarks(config);
  let starting: Promise<Session> | undefined;
  let current: string | undefined;
  let identity: string | undefined;

  async function begin(): Promise<Session> {
    const body = { key, token: marks.get('token'), anonymousId: sessions.anonymousId(), language, identity };
    const session = await wire.call<Session>('/api/v1/chat/session', { body });
    current = session.token;
    marks.set('token', session.token);
    return session;
  }

  const sessions: Sessions = {
    anonymousId() {
      const there = marks.get('anonymousId');
      if (there !== undefined) return there;
      const made = randomId();
      marks.set('anonymousId', made);
      return made;
    },
    known: () => marks.get('token') !== undefined,
    token: async () => current ?? (await sessions.start()).token,
    async start() {
      starting ??= alone(begin).finally(() => {
        starting = undefined;
      });
      return await starting;
    },
    drop() {
      current = undefined;
      marks.remove('token');
    },
    async identify(signed) {
      identity = signed;
      await starting?.catch(() => undefined);
      return await sessions.start();
    },
    move: marks.move,
    visitor: () => visitorOf(current ?? marks.get('token')),
    async end() {
      const token = current ?? marks.get('token');
      sessions.drop();
      identity = undefined;
      marks.remove('anonymousId');
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
