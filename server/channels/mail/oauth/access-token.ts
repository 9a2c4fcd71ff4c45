import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql, type App, type Tx } from '#platform';
import type { Mailbox } from '../mailbox.ts';
import { refreshed, type Applicant, type Tokens } from './ask-provider.ts';
import { applicationOf, consentOf, providerName, tokenPurpose, type Consent } from './consent.ts';
import { bindingOf } from './providers.ts';
import { NotSignedIn, SignInNeeded } from './sign-in-needed.ts';

/** A token that ends sooner is replaced first. */
const shortestLife = 120_000;
const leaseMilliseconds = 60_000;
const lookEvery = 100;

type At = { workspace: string; id: string };

type Held = { token: string } | { wait: true } | { lease: string; refreshToken: string; applicant: Applicant };

function refuseUnusable(
  consent: Consent | undefined,
  mailbox: Mailbox,
): asserts consent is Consent & { refreshToken: string } {
  const name = providerName(mailbox);
  if (!consent || consent.binding !== bindingOf(mailbox.settings))
    throw new NotSignedIn(`Nobody has signed in at ${name} for this mailbox yet.`);
  if (consent.failedAt !== null) throw new SignInNeeded(consent.failure ?? `Sign in at ${name} again.`);
  if (consent.refreshToken === null) throw new SignInNeeded(`Sign in at ${name} again.`);
}

/**
 * The kept token, or the right to ask for a new one: one process at a time gets it, for a minute. The lock lies in the row
 * and not in a transaction, since readers wait for open transactions and the provider may be slow.
 */
async function hold(tx: Tx, app: App, id: string): Promise<Held> {
  const consent = await consentOf(tx, id, { take: true });
  const applicant = { app, ...(await applicationOf(tx, app, id)) };
  refuseUnusable(consent, applicant.mailbox);
  const { accessToken, expiresAt, leasedUntil } = consent;
  if (accessToken !== null && expiresAt !== null && expiresAt.getTime() > tx.now.getTime() + shortestLife)
    return { token: app.keyring.open(tokenPurpose, accessToken) };
  if (leasedUntil !== null && leasedUntil > tx.now) return { wait: true };
  const lease = randomUUID();
  const until = new Date(tx.now.getTime() + leaseMilliseconds);
  await tx.run(
    sql`update channels.mailbox_consent set lease = ${lease}, leased_until = ${until} where account = ${id}`,
  );
  return { lease, refreshToken: app.keyring.open(tokenPurpose, consent.refreshToken), applicant };
}

async function keepTokens(app: App, at: At, { lease, tokens }: { lease: string; tokens: Tokens }): Promise<void> {
  const { accessToken, refreshToken, seconds } = tokens;
  const seal = (token: string) => app.keyring.seal(tokenPurpose, token);
  await app.database.inWorkspace(at.workspace, (tx) =>
    tx.run(sql`update channels.mailbox_consent set access_token = ${seal(accessToken)},
      refresh_token = coalesce(${refreshToken === undefined ? null : seal(refreshToken)}, refresh_token),
      expires_at = ${new Date(tx.now.getTime() + seconds * 1000)}, lease = null, leased_until = null
      where account = ${at.id} and lease = ${lease}`),
  );
}

/** The provider may have made the old refresh token worthless: the new one is not let go of because the database is away. */
async function keepSurely(app: App, at: At, kept: { lease: string; tokens: Tokens }): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      return await keepTokens(app, at, kept);
    } catch (error) {
      if (attempt === 20) throw error;
      await setTimeout(Math.min(5_000, 50 * 2 ** attempt));
    }
}

async function noteFailure(app: App, at: At, { lease, error }: { lease: string; error: unknown }): Promise<void> {
  const failure = error instanceof SignInNeeded ? error.message : null;
  await app.database.inWorkspace(at.workspace, (tx) =>
    tx.run(sql`update channels.mailbox_consent set lease = null, leased_until = null,
      failed_at = ${failure === null ? null : tx.now}, failure = ${failure} where account = ${at.id} and lease = ${lease}`),
  );
}

/**
 * An access token of a mailbox that signs in at a provider, good for two minutes at least. Throws SignInNeeded when a person
 * must sign in again, another error when the provider is out of reach.
 */
export async function accessTokenOf(app: App, at: At): Promise<string> {
  for (;;) {
    const held = await app.database.inWorkspace(at.workspace, (tx) => hold(tx, app, at.id));
    if ('token' in held) return held.token;
    if ('wait' in held) {
      await setTimeout(lookEvery);
      continue;
    }
    const { lease, refreshToken, applicant } = held;
    let tokens: Tokens;
    try {
      tokens = await refreshed(applicant, refreshToken);
    } catch (error) {
      await noteFailure(app, at, { lease, error });
      throw error;
    }
    await keepSurely(app, at, { lease, tokens });
    return tokens.accessToken;
  }
}

/** Where a mailbox gets its tokens from, for IMAP and for SMTP; undefined when it signs in by password. */
export type TokenSource = {
  get(): Promise<string>;
  /** The server did not accept this one: the next is a new one. */
  refuse(token: string): Promise<void>;
};

export function tokenSource(app: App, mailbox: Mailbox): TokenSource | undefined {
  if (mailbox.settings.signIn === 'password') return undefined;
  return {
    get: () => accessTokenOf(app, mailbox),
    async refuse(token) {
      await app.database.inWorkspace(mailbox.workspace, async (tx) => {
        const kept = (await consentOf(tx, mailbox.id, { take: true }))?.accessToken;
        if (kept == null || app.keyring.open(tokenPurpose, kept) !== token) return;
        await tx.run(sql`update channels.mailbox_consent set access_token = null where account = ${mailbox.id}`);
      });
    },
  };
}
