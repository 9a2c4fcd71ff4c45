import { providerNames } from '#core/channels/mail-settings.ts';
import { sql, type App, type Tx } from '#platform';
import { accountOf, openSecret } from '../../accounts.ts';
import { mailboxFrom, type Mailbox } from '../mailbox.ts';

/** A kept consent. Tokens are sealed. */
export type Consent = {
  binding: string;
  refreshToken: string | null;
  accessToken: string | null;
  expiresAt: Date | null;
  givenAt: Date;
  givenBy: string;
  leasedUntil: Date | null;
  failedAt: Date | null;
  failure: string | null;
};

const columns = sql`binding, refresh_token, access_token, expires_at, given_at, given_by, leased_until, failed_at, failure`;

/** Tokens are sealed apart from passwords. */
export const tokenPurpose = 'mail-token';

/** The consent of a mailbox, if there is one. `take` holds it until the transaction ends. */
export async function consentOf(tx: Tx, account: string, { take = false } = {}): Promise<Consent | undefined> {
  return await tx.maybe<Consent>(sql`select ${columns} from channels.mailbox_consent where account = ${account}
    ${take ? sql`for update` : sql``}`);
}

/** Mailboxes somebody has signed in for; also those whose consent has ended since. */
export async function withConsent(tx: Tx): Promise<Set<string>> {
  const rows = await tx.all<{ account: string }>(sql`select account from channels.mailbox_consent
    where workspace = ${tx.workspace} and refresh_token is not null`);
  return new Set(rows.map(({ account }) => account));
}

/** Mailboxes whose consent has ended, each with the sentence why. */
export async function endedConsents(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.all<{ account: string; failure: string }>(sql`select account, coalesce(failure, '') as failure
    from channels.mailbox_consent where workspace = ${tx.workspace} and refresh_token is not null and failed_at is not null`);
  return new Map(rows.map(({ account, failure }) => [account, failure]));
}

/** A mailbox that signs in at a provider, with the secret of its application. */
export async function applicationOf(
  tx: Tx,
  app: App,
  id: string,
): Promise<{ mailbox: Mailbox; secret: string | undefined }> {
  const account = await accountOf(tx, id);
  return { mailbox: mailboxFrom(tx, app, account), secret: openSecret(app, account.secrets, 'clientSecret') };
}

/** The provider's name in sentences. */
export function providerName({ settings: { signIn } }: Pick<Mailbox, 'settings'>): string {
  return signIn === 'password' ? 'the provider' : providerNames[signIn];
}

/** After other settings: a consent for something else goes, and a new secret gives the old one another chance. */
export async function renewConsent(
  tx: Tx,
  account: string,
  now: { binding: string; newSecret: boolean },
): Promise<void> {
  await tx.run(sql`delete from channels.mailbox_consent where account = ${account} and binding <> ${now.binding}`);
  if (now.newSecret)
    await tx.run(sql`update channels.mailbox_consent set failed_at = null, failure = null, access_token = null
      where account = ${account}`);
}
