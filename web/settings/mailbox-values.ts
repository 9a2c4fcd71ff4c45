import { mailSettings, type MailSettings, type MailSignIn } from '#core/channels/mail-settings.ts';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import type { createMailAccount, listChannels } from '#core/contract/channels.ts';

export type Channel = WireOutputOf<typeof listChannels>['items'][number];
type Body = WireInputOf<typeof createMailAccount>;

/** What is typed into the form of a mailbox. Both servers are always there; what is not used is not sent. */
export interface MailboxValues extends Record<string, unknown> {
  name: string;
  active: boolean;
  sends: boolean;
  settings: Omit<MailSettings, 'imap' | 'smtp' | 'application'> & {
    application: NonNullable<MailSettings['application']>;
    imap: NonNullable<MailSettings['imap']>;
    smtp: NonNullable<MailSettings['smtp']>;
  };
  secrets: { imapPassword: string; smtpPassword: string; clientSecret: string };
}

const secrets = { imapPassword: '', smtpPassword: '', clientSecret: '' };

/** The defaults of every setting, also of those that came later. */
function blank(): MailboxValues['settings'] {
  const defaults = mailSettings.parse({ address: 'nobody@example.com', senderName: 'Nobody' });
  return {
    ...defaults,
    address: '',
    senderName: '',
    incoming: 'imap',
    application: { clientId: '', tenant: '' },
    imap: { host: '', port: 993, security: 'tls', user: '', folders: ['INBOX'], history: 'new' },
    smtp: { host: '', port: 587, security: 'starttls', user: '' },
  };
}

/** The values that the form of a mailbox begins with; a new one is sent from under the name of the company. */
export function valuesOf(mailbox: Channel | undefined, company: string): MailboxValues {
  const fresh = blank();
  const mail = mailbox?.mail as MailSettings | null | undefined;
  if (!mailbox || !mail)
    return { name: '', active: true, sends: false, settings: { ...fresh, senderName: company }, secrets };
  const settings = {
    ...fresh,
    ...mail,
    application: mail.application ?? fresh.application,
    imap: mail.imap ?? fresh.imap,
    smtp: mail.smtp ?? fresh.smtp,
  };
  return { name: mailbox.name, active: mailbox.active, sends: mail.smtp !== null, settings, secrets };
}

/** Whether the mailbox proves who it is anywhere: forwarded mail needs no sign-in. */
export function signsIn({ settings, sends }: MailboxValues): boolean {
  return settings.incoming === 'imap' || sends;
}

const theirServers = {
  microsoft: {
    imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  },
  google: {
    imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
    smtp: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
  },
} as const;

/** The servers of a provider are known: nobody types them. By password they are whatever they are. */
export function withSignIn(values: MailboxValues, signIn: MailSignIn): MailboxValues {
  const { settings } = values;
  if (signIn === 'password') return { ...values, settings: { ...settings, signIn } };
  const theirs = theirServers[signIn];
  const user = settings.imap.user || settings.address;
  return {
    ...values,
    settings: {
      ...settings,
      signIn,
      imap: { ...settings.imap, ...theirs.imap, user },
      smtp: { ...settings.smtp, ...theirs.smtp, user },
    },
  };
}

/** Whether the servers are those of the provider, so that they need not be shown. */
export function usesTheirServers({ settings: { signIn, imap: incoming, smtp: outgoing } }: MailboxValues): boolean {
  if (signIn === 'password') return false;
  const theirs = theirServers[signIn];
  return incoming.host === theirs.imap.host && outgoing.host === theirs.smtp.host;
}

/** What is sent: the settings without what is not used, and only the passwords that were typed. */
export function bodyOf(values: MailboxValues): Pick<Body, 'settings' | 'secrets'> {
  const { settings, sends } = values;
  const { imap: incoming, smtp: outgoing, application: registered, ...rest } = settings;
  const byConsent = rest.signIn !== 'password' && signsIn(values);
  const signIn = byConsent ? rest.signIn : 'password';
  return {
    settings: {
      ...rest,
      signIn,
      application: byConsent ? registered : null,
      imap: rest.incoming === 'imap' ? incoming : null,
      // One consent is of one person: mail goes out as whoever it is fetched for.
      smtp: sends ? { ...outgoing, ...(byConsent ? { user: incoming.user } : {}) } : null,
    },
    secrets: Object.fromEntries(Object.entries(values.secrets).filter(([, secret]) => secret !== '')),
  };
}
