import { ImapFlow } from 'imapflow';
import { largestMail } from '#core/largest-mail.ts';
import type { MailSettings } from '#core/channels/mail-settings.ts';
import type { App } from '#platform';
import { connectionWords } from '../connection-words.ts';
import type { Mailbox } from '../mailbox.ts';
import { SignInNeeded } from '../oauth/sign-in-needed.ts';
import type { TokenSource } from '../oauth/access-token.ts';
import { askedByName, reachableAddress } from '../reachable-host.ts';

const oneMegabyte = 1024 * 1024;

export type ImapAccess = Pick<Mailbox, 'settings' | 'imapPassword'> & { tokens?: TokenSource | undefined };

type Auth = { user: string; pass?: string | undefined; accessToken?: string };

async function authOf({ settings, imapPassword, tokens }: ImapAccess): Promise<Auth> {
  const user = settings.imap?.user ?? '';
  if (settings.signIn !== 'password') {
    if (!tokens) throw new SignInNeeded('Save the mailbox and sign in first.');
    return { user, accessToken: await tokens.get() };
  }
  if (imapPassword === undefined) throw new Error('The IMAP password is missing.');
  return { user, pass: imapPassword };
}

/** A client for the IMAP server of a mailbox, not yet connected. Throws when the settings lack something or lead astray. */
async function imapClient(app: App, mailbox: ImapAccess, auth: Auth): Promise<ImapFlow> {
  const { imap } = mailbox.settings;
  if (imap === null) throw new Error('The IMAP server is missing.');
  const host = await reachableAddress(imap.host, { privateHosts: app.config.privateMailHosts });
  const client = new ImapFlow({
    host,
    ...askedByName(imap.host),
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'tls' ? undefined : imap.security === 'starttls',
    auth,
    clientInfo: { name: 'Throughline' },
    logger: false,
    connectionTimeout: 20_000,
    socketTimeout: 120_000,
    maxIdleTime: 60_000,
    autoIdleDelay: 500,
    maxLiteralSize: largestMail + oneMegabyte,
    maxLineLength: 16 * oneMegabyte,
    maxResponseSize: largestMail + 16 * oneMegabyte,
  });
  client.on('error', (error: Error) => app.log.debug({ reason: error.message }, 'an IMAP connection failed'));
  return client;
}

/** Connects to the IMAP server of a mailbox and signs in. `prepare` sees the client before it connects. */
export async function connectImap(
  app: App,
  mailbox: ImapAccess,
  prepare: (client: ImapFlow) => void = () => undefined,
): Promise<ImapFlow> {
  const auth = await authOf(mailbox);
  const client = await imapClient(app, mailbox, auth);
  prepare(client);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    if (isRefused(error) && auth.accessToken !== undefined) await mailbox.tokens?.refuse(auth.accessToken);
    throw inWords(error, mailbox.settings.imap);
  }
  return client;
}

/** What kept us from the server, said for the one who typed where it is; what the server said stays as it is. */
function inWords(error: unknown, imap: MailSettings['imap']): unknown {
  const words = imap === null || isRefused(error) ? undefined : connectionWords(error, imap);
  return words === undefined ? error : new Error(words, { cause: error });
}

/** The server does not know who we say we are. */
export function isRefused(error: unknown): boolean {
  return (error as { authenticationFailed?: boolean }).authenticationFailed === true;
}

/** What an IMAP server said, in words for the one who typed the settings. */
export function imapWords(error: unknown): string {
  const facts = error as { responseText?: string; response?: unknown; message?: string; oauthError?: unknown };
  if (isRefused(error)) {
    const said = facts.responseText ?? (typeof facts.response === 'string' ? facts.response : '');
    const what = facts.oauthError === undefined ? 'this user name and password' : 'this sign-in';
    return `The server does not accept ${what}: ${said}`.replace(/: $/, '.').slice(0, 300);
  }
  return (facts.responseText ?? facts.message ?? String(error)).slice(0, 300);
}
