import { readMailSettings, type MailSettings } from '#core/channels/mail-settings.ts';
import { sql, type App, type Tx } from '#platform';
import { accountOf, accountsOf, openSecret, type Account } from '../accounts.ts';
import { readFormSettings } from '../form/form-account.ts';

/** A mail account with its settings read and its passwords opened. Stays inside the server. */
export type Mailbox = {
  id: string;
  workspace: string;
  version: number;
  active: boolean;
  tradingName: string | null;
  settings: MailSettings;
  imapPassword: string | undefined;
  smtpPassword: string | undefined;
};

/** Reads an account as a mailbox. */
export function mailboxFrom(tx: Tx, app: App, account: Account): Mailbox {
  return {
    id: account.id,
    workspace: tx.workspace,
    version: account.version,
    active: account.active,
    tradingName: account.tradingName,
    settings: readMailSettings(account.settings),
    imapPassword: openSecret(app, account.secrets, 'imapPassword'),
    smtpPassword: openSecret(app, account.secrets, 'smtpPassword'),
  };
}

/** The mailbox of an account; throws not-found. */
export async function mailboxOf(tx: Tx, app: App, id: string): Promise<Mailbox> {
  return mailboxFrom(tx, app, await accountOf(tx, id));
}

/** A form names the mailbox that answers for it. */
function answeringFor(
  accounts: readonly Account[],
  preferred: { account?: string | null; tradingName?: string | null },
) {
  const form = accounts.find(({ id, kind }) => id === preferred.account && kind === 'form');
  if (form === undefined) return preferred;
  return { account: readFormSettings(form.settings).mailbox, tradingName: form.tradingName };
}

/**
 * The mailbox that mail goes out by. One that is named sends itself or, while it cannot, nobody: an answer comes from where the
 * customer wrote to. With none named: of the same trading name first, the oldest that can send. One to avoid (the mail is
 * about its failing) is taken only when there is no other.
 */
export async function sendingMailbox(
  tx: Tx,
  app: App,
  preferred: { account?: string | null; tradingName?: string | null; avoid?: string | undefined } = {},
): Promise<Mailbox | undefined> {
  const accounts = await accountsOf(tx);
  const all = accounts.filter(({ kind, active }) => kind === 'mail' && active);
  const { account: named, tradingName: wanted } = answeringFor(accounts, preferred);
  const able = all.map((account) => mailboxFrom(tx, app, account)).filter(({ settings }) => settings.smtp !== null);
  if (all.some(({ id }) => id === named)) return able.find(({ id }) => id === named);
  return (
    able.find(({ tradingName }) => tradingName !== null && tradingName === wanted) ??
    able.find(({ id }) => id !== preferred.avoid) ??
    able[0]
  );
}

/** Keeps which addresses lead to an account; answers those that lead elsewhere already. */
export async function claimAddresses(tx: Tx, account: string, settings: MailSettings): Promise<string[]> {
  const wanted = [...new Set([settings.address, ...settings.aliases].map((address) => address.toLowerCase()))];
  await tx.run(
    sql`delete from channels.account_address where account = ${account} and address <> all(${wanted}::text[])`,
  );
  const taken: string[] = [];
  for (const address of wanted) {
    const kept =
      await tx.run(sql`insert into channels.account_address (address, account) values (${address}, ${account})
      on conflict (address) do nothing`);
    const mine = await tx.maybe(
      sql`select 1 from channels.account_address where address = ${address} and account = ${account}`,
    );
    if (kept === 0 && !mine) taken.push(address);
  }
  return taken;
}
