/** Words for the choices of a mailbox's settings. */
export const mailboxWords = {
  forward: 'Forwarded to this server',
  imap: 'Fetched by IMAP',
  none: 'Not at all',
  tls: 'TLS',
  starttls: 'STARTTLS',
  new: 'Mail from now on',
  all: 'All that lies there',
};
