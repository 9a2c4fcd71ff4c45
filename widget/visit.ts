import { isRefusal, type Refusal } from './both/refusal.ts';
import type { Marks } from './marks.ts';
import type { Session, Wire } from './wire.ts';

export interface AboutVisit {
  wire: Wire;
  key: string;
  language: string;
  /** Signed by the site: who its visitor is. */
  identity?: string | undefined;
  /** It is somebody else's visit now. */
  changed(): void;
  /** What the site signed was refused. */
  refused(reason: string): void;
}

/** Begins visits at the server, and notices when somebody else sits here than before. */
export function openVisit({ wire, key, ...about }: AboutVisit, kept: Marks) {
  let { identity, language } = about;
  let refusal: Refusal | undefined;
  let who = visitOf(kept.get('token'));

  async function ask(): Promise<Session> {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    const body = { key, token: kept.get('token'), anonymousId: kept.anonymousId(), language, zone, identity };
    return await wire.call<Session>('/api/v1/chat/session', { body });
  }

  /** A signature that is over does not keep anybody from writing: the visit goes on as whoever it was. */
  async function askAgain(): Promise<Session> {
    try {
      return await ask();
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'identity' || identity === undefined) throw error;
      refusal = error;
      identity = undefined;
      about.refused(error.message);
      return await ask();
    }
  }

  return {
    async begin(): Promise<Session> {
      const session = await askAgain();
      const now = visitOf(session.token);
      const signed = identity !== undefined || kept.get('signedIn') !== undefined;
      const other = who !== undefined && who.visitor !== now?.visitor && signed;
      who = now;
      if (other) {
        kept.remove('signedIn');
        if (now) kept.set('anonymousId', now.anonymousId);
        about.changed();
      }
      if (identity !== undefined) kept.set('signedIn', 'yes');
      return session;
    },
    name(signed: string): void {
      identity = signed;
    },
    /** Throws when the server did not believe this name. */
    believed(signed: string): void {
      if (identity !== signed) throw refusal ?? new Error('Somebody else was named meanwhile.');
    },
    speak(wanted: string): void {
      language = wanted;
    },
    end(): void {
      identity = undefined;
      who = undefined;
    },
  };
}

/** Whose visit a token is. Only to tell two apart: the server alone can read it as proof. */
function visitOf(token: string | undefined): { visitor: string; anonymousId: string } | undefined {
  if (token === undefined) return undefined;
  try {
    const text = atob(token.split('.')[0]!.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(text) as { visitor: string; anonymousId: string };
  } catch {
    return undefined;
  }
}
