import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import type { createMailAccount, listChannels } from '#core/contract/channels.ts';

type Channel = WireOutputOf<typeof listChannels>['items'][number];
type Body = WireInputOf<typeof createMailAccount>;

/** What is typed into the form of a mailbox. Both servers are always there; what is not used is not sent. */
export interface MailboxValues extends Record<string, unknown> {
  name: string;
  active: boolean;
  sends: boolean;
  settings: Omit<Required<Body['settings']>, 'imap' | 'smtp'> & {
    imap: NonNullable<Body['settings']['imap']>;
    smtp: NonNullable<Body['settings']['smtp']>;
  };
  secrets: { imapPassword: string; smtpPassword: string };
}

const imap = { host: '', port: 993, security: 'tls', user: '', folder: 'INBOX', history: 'new' } as const;
const smtp = { host: '', port: 587, security: 'starttls', user: '' } as const;
const fresh = { address: '', aliases: [], senderName: '', incoming: 'imap', plusAddress: true, imap, smtp } as const;
const secrets = { imapPassword: '', smtpPassword: '' };

/** The values that the form of a mailbox begins with; a new one is sent from under the name of the company. */
export function valuesOf(mailbox: Channel | undefined, company: string): MailboxValues {
  const mail = mailbox?.mail;
  if (!mailbox || !mail) {
    const settings = { ...fresh, aliases: [], senderName: company };
    return { name: '', active: true, sends: false, settings, secrets };
  }
  const settings = { ...fresh, aliases: [], ...mail, imap: mail.imap ?? imap, smtp: mail.smtp ?? smtp };
  return { name: mailbox.name, active: mailbox.active, sends: mail.smtp != null, settings, secrets };
}

/** What is sent: the settings without the servers that are not used, and only the passwords that were typed. */
export function bodyOf({ settings, sends, secrets }: MailboxValues): Pick<Body, 'settings' | 'secrets'> {
  const { imap, smtp, ...rest } = settings;
  const { imapPassword, smtpPassword } = secrets;
  return {
    settings: { ...rest, imap: rest.incoming === 'imap' ? imap : null, smtp: sends ? smtp : null },
    secrets: {
      ...(imapPassword === '' ? {} : { imapPassword }),
      ...(smtpPassword === '' ? {} : { smtpPassword }),
    },
  };
}
