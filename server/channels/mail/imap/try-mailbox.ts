import type { ListResponse } from 'imapflow';
import { domainOf } from '#core/channels/domain-of.ts';
import type { MailSettings } from '#core/channels/mail-settings.ts';
import { problem, type App } from '#platform';
import { noteFetched } from '../alarm/watch.ts';
import { connectImap, imapWords, type ImapAccess } from './imap-client.ts';
import type { Mailbox } from '../mailbox.ts';
import { tokenSource } from '../oauth/access-token.ts';
import { readMailbox } from './read-mailbox.ts';
import { trySmtp } from '../out/smtp-out.ts';
import { smtpWords } from '../out/smtp-words.ts';
import { smtpPortOf } from '../start-mail.ts';

export type Checked = { ok: boolean; detail: string };
export type Tried = ImapAccess & { smtpPassword: string | undefined };
export type ListedFolder = { path: string; use: string | null };

function forwarded(app: App, { address }: MailSettings): Checked {
  const port = smtpPortOf(app);
  return port === null
    ? { ok: false, detail: 'The mail listener of this server is off (SMTP_LISTEN).' }
    : { ok: true, detail: `Forward ${address} to this server, port ${port}.` };
}

async function tryIncoming(app: App, tried: Tried): Promise<Checked | null> {
  const { incoming, imap } = tried.settings;
  if (incoming === 'none') return null;
  if (incoming === 'forward') return forwarded(app, tried.settings);
  try {
    const client = await connectImap(app, tried);
    const found: string[] = [];
    try {
      for (const folder of imap?.folders ?? []) {
        const box = await client.mailboxOpen(folder, { readOnly: true });
        found.push(`${box.exists} ${box.exists === 1 ? 'mail' : 'mails'} in ${box.path}`);
      }
      await client.logout();
    } finally {
      client.close();
    }
    return { ok: true, detail: `${found.join(', ')}.` };
  } catch (error) {
    return { ok: false, detail: imapWords(error) };
  }
}

async function tryOutgoing(app: App, { settings, smtpPassword, tokens }: Tried): Promise<Checked | null> {
  const { smtp, address } = settings;
  if (smtp === null) return null;
  const name = domainOf(address);
  try {
    await trySmtp({ smtp, password: smtpPassword, tokens, privateHosts: app.config.privateMailHosts, name });
    return { ok: true, detail: `${smtp.host} takes mail from here.` };
  } catch (error) {
    return {
      ok: false,
      detail: smtpWords(error instanceof Error ? error : new Error(String(error)), smtp).slice(0, 300),
    };
  }
}

/** Tries both connections of a mailbox as they would be used, and says in words what the servers answered. */
export async function tryMailbox(
  app: App,
  tried: Tried,
): Promise<{ incoming: Checked | null; outgoing: Checked | null }> {
  const [incoming, outgoing] = await Promise.all([tryIncoming(app, tried), tryOutgoing(app, tried)]);
  return { incoming, outgoing };
}

const uses: Record<string, string> = {
  '\\Inbox': 'inbox',
  '\\Archive': 'archive',
  '\\All': 'all mail',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
};

function listed({ path, flags, specialUse }: ListResponse): ListedFolder[] {
  if (flags.has('\\Noselect') || flags.has('\\NonExistent')) return [];
  return [{ path, use: specialUse === undefined ? null : (uses[specialUse] ?? null) }];
}

/** The folders of a server that can be read. Throws `refused` with what the server said. */
export async function listFolders(app: App, tried: Tried): Promise<ListedFolder[]> {
  try {
    const client = await connectImap(app, tried);
    try {
      return (await client.list()).flatMap(listed).slice(0, 1000);
    } finally {
      client.close();
    }
  } catch (error) {
    throw problem('refused', { detail: imapWords(error) });
  }
}

/** Reads a mailbox once on a connection of its own and compares all of it. Throws `refused` with what the server said. */
export async function readOnce(app: App, mailbox: Mailbox): Promise<void> {
  try {
    const client = await connectImap(app, { ...mailbox, tokens: tokenSource(app, mailbox) });
    try {
      await readMailbox(client, { app, mailbox }, { compare: true });
    } finally {
      client.close();
    }
    await noteFetched(app, mailbox);
  } catch (error) {
    throw problem('refused', { detail: imapWords(error) });
  }
}
