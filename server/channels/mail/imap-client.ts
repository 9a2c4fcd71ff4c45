import { ImapFlow } from 'imapflow';
import type { App } from '#platform';
import type { Mailbox } from './mailbox.ts';
import { reachableAddress } from './reachable-host.ts';

/** A client for the IMAP server of a mailbox, not yet connected. Throws when the settings lack something or lead astray. */
export async function imapClient(app: App, mailbox: Pick<Mailbox, 'settings' | 'imapPassword'>): Promise<ImapFlow> {
  const { imap } = mailbox.settings;
  if (imap === null) throw new Error('The IMAP server is missing.');
  if (mailbox.imapPassword === undefined) throw new Error('The IMAP password is missing.');
  const host = await reachableAddress(imap.host, { privateHosts: app.config.privateMailHosts });
  const client = new ImapFlow({
    host,
    servername: imap.host,
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'tls' ? undefined : imap.security === 'starttls',
    auth: { user: imap.user, pass: mailbox.imapPassword },
    clientInfo: { name: 'Throughline' },
    logger: false,
    connectionTimeout: 20_000,
    socketTimeout: 120_000,
    maxIdleTime: 60_000,
    autoIdleDelay: 500,
    maxLiteralSize: 100 * 1024 * 1024,
  });
  client.on('error', (error: Error) => app.log.debug({ reason: error.message }, 'an IMAP connection failed'));
  return client;
}

/** What an IMAP server said, in words for the one who typed the settings. */
export function imapWords(error: unknown): string {
  const facts = error as { authenticationFailed?: boolean; responseText?: string; message?: string; code?: string };
  if (facts.authenticationFailed)
    return `The server does not accept this user name and password: ${facts.responseText ?? ''}`.trim();
  return (facts.responseText ?? facts.message ?? String(error)).slice(0, 300);
}
