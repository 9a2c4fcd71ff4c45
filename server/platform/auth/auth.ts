import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { problem } from '#core/contract/problems.ts';
import { passwordLength } from '#core/people/password.ts';
import type { App } from '../app.ts';
import { tablesAdapter } from './adapter.ts';
import { cookiePrefix, tokenReader } from './session-cookie.ts';

export interface AuthUser {
  id: string;
  name: string;
  email: string;
}

export interface AuthSession {
  user: AuthUser;
  /** Of the session that this request rides on. */
  id: string;
}

export interface SessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string | null;
  device: string | null;
}

export interface AuthOptions {
  app: App;
  /** Postgres schema with the tables user, session, account and verification. */
  schema: string;
  /** Sends the link by which a forgotten password is set anew. */
  readonly sendReset: (user: AuthUser, token: string) => Promise<void>;
  /** Told when a forgotten password was set anew and all sessions of the person have ended. */
  readonly wasReset: (user: AuthUser) => Promise<void>;
}

/** Answers that set cookies carry them as whole Set-Cookie lines. */
export interface WithCookies<T> {
  value: T;
  cookies: string[];
}

const day = 24 * 3600;

function isSecure({ config }: App): boolean {
  return config.publicUrl?.startsWith('https:') === true;
}

function createEngine({ app, schema, sendReset, wasReset }: AuthOptions) {
  const baseURL = app.config.publicUrl ?? 'http://localhost';
  return betterAuth({
    baseURL,
    secret: app.keyring.derive('sessions'),
    database: tablesAdapter(app.database, schema),
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    session: { expiresIn: 30 * day, updateAge: day },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: ({ user: { id, name, email }, token }) => sendReset({ id, name, email }, token),
      onPasswordReset: ({ user: { id, name, email } }) => wasReset({ id, name, email }),
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(app),
      database: { generateId: false },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
  });
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** Turns a refusal of the engine into one of our problems; anything else stays what it is. */
async function refusing<T>(words: string, type: 'unauthenticated' | 'refused', work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const status = statusOf(error);
    throw status >= 400 && status < 500 ? problem(type, { detail: words }) : error;
  }
}

/** Signing in and out, sessions and passwords of the whole installation. */
export interface Auth {
  signIn(input: { email: string; password: string }, headers: Headers): Promise<WithCookies<AuthUser>>;
  signOut(headers: Headers): Promise<WithCookies<null>>;
  /** Who is signed in by the cookies of a request, if anybody; the cookies prolong the session. */
  sessionOf(headers: Headers): Promise<WithCookies<AuthSession | null>>;
  /** The session token in the cookies of a request, if its signature is ours; whether it still counts stands in the table. */
  tokenOf(cookies: ReadonlyMap<string, string>): string | null;
  sessions(headers: Headers): Promise<SessionRow[]>;
  /** Ends one session of the person who asks; false when it is not theirs. */
  endSession(headers: Headers, id: string): Promise<boolean>;
  endOtherSessions(headers: Headers): Promise<void>;
  /** Sends a link if the address is known, and says nothing if it is not. */
  forgotten(email: string): Promise<void>;
  setForgotten(input: { token: string; password: string }): Promise<void>;
  changePassword(input: { current: string; password: string }, headers: Headers): Promise<WithCookies<null>>;
}

type Engine = ReturnType<typeof createEngine>;

function sessionFrom(found: { session: { id: string }; user: AuthUser } | null): AuthSession | null {
  if (found === null) return null;
  const { id, name, email } = found.user;
  return { id: found.session.id, user: { id, name, email } };
}

function signing({ api }: Engine): Pick<Auth, 'signIn' | 'signOut' | 'sessionOf'> {
  return {
    async signIn(body, headers) {
      const work = api.signInEmail({ body, headers, returnHeaders: true });
      const done = await refusing('The e-mail address or the password is wrong.', 'unauthenticated', work);
      const { id, name, email } = done.response.user;
      return { value: { id, name, email }, cookies: done.headers.getSetCookie() };
    },
    async signOut(headers) {
      const done = await api.signOut({ headers, returnHeaders: true });
      return { value: null, cookies: done.headers.getSetCookie() };
    },
    async sessionOf(headers) {
      const done = await api.getSession({ headers, returnHeaders: true });
      return { value: sessionFrom(done.response), cookies: done.headers.getSetCookie() };
    },
  };
}

function sessionList({ api }: Engine): Pick<Auth, 'sessions' | 'endSession' | 'endOtherSessions'> {
  return {
    async sessions(headers) {
      const all = await api.listSessions({ headers });
      return all.map((each) => ({
        id: each.id,
        createdAt: each.createdAt,
        lastSeenAt: each.updatedAt,
        address: each.ipAddress ?? null,
        device: each.userAgent ?? null,
      }));
    },
    async endSession(headers, id) {
      const found = (await api.listSessions({ headers })).find((each) => each.id === id);
      if (found === undefined) return false;
      await api.revokeSession({ headers, body: { token: found.token } });
      return true;
    },
    async endOtherSessions(headers) {
      await api.revokeOtherSessions({ headers });
    },
  };
}

function passwords({ api }: Engine): Pick<Auth, 'forgotten' | 'setForgotten' | 'changePassword'> {
  return {
    async forgotten(email) {
      await api.requestPasswordReset({ body: { email } });
    },
    async setForgotten({ token, password }) {
      const work = api.resetPassword({ body: { token, newPassword: password } });
      await refusing('This link has been used or is too old. Please ask for a new one.', 'refused', work);
    },
    async changePassword({ current, password }, headers) {
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
      const work = api.changePassword({ headers, body, returnHeaders: true });
      const done = await refusing('The current password is wrong.', 'refused', work);
      return { value: null, cookies: done.headers.getSetCookie() };
    },
  };
}

/** Opens the sign-in. The only place that knows which engine does it. */
export function openAuth(options: AuthOptions): Auth {
  const engine = createEngine(options);
  const { app } = options;
  const tokenOf = tokenReader(app.keyring.derive('sessions'), isSecure(app));
  return { ...signing(engine), ...sessionList(engine), ...passwords(engine), tokenOf };
}

/** The hash under which a password is stored (scrypt with its own salt). */
export function passwordHash(password: string): Promise<string> {
  return hashPassword(password);
}
