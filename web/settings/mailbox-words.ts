import { t } from '@lingui/core/macro';

/** Words for the choices of a mailbox's settings. */
export const mailboxWords = {
  forward: t`Forwarded to this server`,
  imap: t`Fetched by IMAP`,
  none: t`Not at all`,
  tls: 'TLS',
  starttls: 'STARTTLS',
  new: t`Mail from now on`,
  all: t`All that lies there`,
};
