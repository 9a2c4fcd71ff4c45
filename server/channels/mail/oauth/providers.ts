import type { AuthorizationServer } from 'oauth4webapi';
import type { MailSettings } from '#core/channels/mail-settings.ts';

export type Provider = {
  server: AuthorizationServer & { authorization_endpoint: string; token_endpoint: string };
  scope: string;
  /** What the address of the consent page carries besides. */
  extra: Record<string, string>;
};

/** The provider says which directory: its own is asked for consent and for every new token, never a common one instead. */
function microsoft(tenant: string): Provider {
  const base = `https://login.microsoftonline.com/${encodeURIComponent(tenant === '' ? 'common' : tenant)}`;
  return {
    server: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
    },
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    extra: {},
  };
}

const google: Provider = {
  server: {
    issuer: 'https://accounts.google.com',
    authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    token_endpoint: 'https://oauth2.googleapis.com/token',
  },
  scope: 'https://mail.google.com/',
  // Without these two Google gives no refresh token, or none the second time.
  extra: { access_type: 'offline', prompt: 'consent' },
};

/** Where consent is given for a mailbox; undefined when it signs in by password or its application is missing. */
export function providerOf({ signIn, application }: MailSettings): Provider | undefined {
  if (signIn === 'password' || application === null) return undefined;
  return signIn === 'microsoft' ? microsoft(application.tenant) : google;
}

/** Servers of the providers themselves. */
const theirServers = new Set(['outlook.office365.com', 'smtp.office365.com', 'imap.gmail.com', 'smtp.gmail.com']);

/**
 * For what a consent was given: this application, these users, and servers other than the provider's own. Tokens go
 * nowhere else, as passwords go to no server but the one they were typed for.
 */
export function bindingOf({ signIn, application, imap, smtp }: MailSettings): string {
  const servers = [imap, smtp].filter((server) => server !== null);
  const users = new Set(servers.map(({ user }) => user.toLowerCase()));
  const hosts = new Set(servers.map(({ host }) => host.toLowerCase()).filter((host) => !theirServers.has(host)));
  return JSON.stringify([signIn, application?.clientId ?? '', application?.tenant ?? '', [...users], [...hosts]]);
}
