import { openMarks } from './marks.ts';
import { openVisit, type AboutVisit } from './visit.ts';
import type { Config, Session } from './wire.ts';

export interface Sessions {
  /** The token of this visit; begins the visit when there is none. */
  token(): Promise<string>;
  /** Begins or renews the visit and returns what stands in the conversation. */
  start(): Promise<Session>;
  /** There is a visit to go on with. */
  known(): boolean;
  /** This token was refused: the next one begins anew, unless another visit has begun already, here or in another tab. */
  drop(refused: string | undefined): void;
  /** Who the visitor is, signed by the site; counts from the next start on. */
  identify(identity: string): Promise<Session>;
  /** The site proved who it is. */
  signedIn(): boolean;
  /** The language of the visitor from the next start on. */
  speak(language: string): void;
  /** Another answer to consent: what is kept moves between this visit and the device. */
  move(): void;
  anonymousId(): string;
  end(): Promise<void>;
}

interface About extends AboutVisit {
  config: Config;
  /** A visit began or was renewed. */
  began(session: Session): void;
}

/** One page at a time may begin a visit, so that two tabs do not become two visitors. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request('throughline.session', work) : await work();
}

export function openSessions(about: About): Sessions {
  const kept = openMarks(about.config);
  const visit = openVisit(about, kept);
  let starting: Promise<Session> | undefined;
  let current: string | undefined;

  async function begin(): Promise<Session> {
    const session = await visit.begin();
    current = session.token;
    kept.set('token', session.token);
    about.began(session);
    return session;
  }

  const sessions: Sessions = {
    anonymousId: kept.anonymousId,
    known: () => kept.get('token') !== undefined,
    signedIn: () => kept.get('signedIn') !== undefined,
    speak: visit.speak,
    token: async () => current ?? (await sessions.start()).token,
    async start() {
      starting ??= alone(begin).finally(() => {
        starting = undefined;
      });
      return await starting;
    },
    drop(refused) {
      if (kept.get('token') === refused) kept.remove('token');
      if (current === refused) current = undefined;
    },
    async identify(signed) {
      await starting?.catch(() => undefined);
      visit.name(signed);
      const session = await sessions.start();
      visit.believed(signed);
      return session;
    },
    move: kept.move,
    async end() {
      const token = current ?? kept.get('token');
      sessions.drop(token);
      visit.end();
      for (const mark of ['anonymousId', 'signedIn'] as const) kept.remove(mark);
      if (token !== undefined) await about.wire.call('/api/v1/chat/forget', { token }).catch(() => undefined);
    },
  };
  return sessions;
}
