import type { MailSecrets, MailSettings } from '#core/channels/mail-settings.ts';
import type { App } from '#platform';
import { imapClient, imapWords } from './imap-client.ts';
import { smtpPortOf } from './start-mail.ts';
import { trySmtp } from './smtp-out.ts';

export type Checked = { ok: boolean; detail: string };
type Wanted = { settings: MailSettings; secrets: MailSecrets };

async function tryIncoming(app: App, { settings, secrets }: Wanted): Promise<Checked | null> {
  if (settings.incoming === 'none') return null;
  if (settings.incoming === 'forward') {
    const port = smtpPortOf(app);
    return port === null
      ? { ok: false, detail: 'The mail listener of this server is off (SMTP_LISTEN).' }
      : { ok: true, detail: `Forward ${settings.address} to this server, port ${port}.` };
  }
  try {
    const client = await imapClient(app, { settings, imapPassword: secrets.imapPassword });
    await client.connect();
    const box = await client.mailboxOpen(settings.imap?.folder ?? 'INBOX', { readOnly: true });
    await client.logout();
    return { ok: true, detail: `${box.exists} mails in ${box.path}.` };
  } catch (error) {
    return { ok: false, detail: imapWords(error) };
  }
}

async function tryOutgoing(app: App, { settings, secrets }: Wanted): Promise<Checked | null> {
  const { smtp, address } = settings;
  if (smtp === null) return null;
  const name = address.slice(address.lastIndexOf('@') + 1);
  try {
    await trySmtp({ smtp, password: secrets.smtpPassword, privateHosts: app.config.privateMailHosts, name });
    return { ok: true, detail: `${smtp.host} takes mail from here.` };
  } catch (error) {
    return { ok: false, detail: (error instanceof Error ? error.message : String(error)).slice(0, 300) };
  }
}

/** Tries both connections of a mailbox as they would be used, and says in words what the servers answered. */
export async function tryMailbox(
  app: App,
  wanted: Wanted,
): Promise<{ incoming: Checked | null; outgoing: Checked | null }> {
  const [incoming, outgoing] = await Promise.all([tryIncoming(app, wanted), tryOutgoing(app, wanted)]);
  return { incoming, outgoing };
}
