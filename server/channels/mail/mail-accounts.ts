import { missingOfMail, readMailSettings, type MailSecrets, type MailSettings } from '#core/channels/mail-settings.ts';
import { audit, tradingNames } from '#people';
import { problem, sendWaitingNow, type Actor, type App, type Tx } from '#platform';
import {
  accountOf,
  accountsOf,
  insertAccount,
  removeAccount,
  sealSecrets,
  updateAccount,
  type Account,
} from '../accounts.ts';
import { healthOf, knownOfMailboxes, type Known } from './health/both-directions.ts';
import { forgetSending } from './health/sending-watch.ts';
import { passwordsFor, refuseForOtherServers } from './kept-passwords.ts';
import { claimAddresses, mailboxFrom, mailboxOf } from './mailbox.ts';
import { mailboxesChanged } from './imap/mailboxes.ts';
import { smtpPortOf } from './start-mail.ts';
import { tokenSource } from './oauth/access-token.ts';
import { redirectAddress } from './oauth/begin-consent.ts';
import { renewConsent, withConsent } from './oauth/consent.ts';
import { bindingOf } from './oauth/providers.ts';
import { listFolders, readOnce, tryMailbox, type Checked, type ListedFolder, type Tried } from './imap/try-mailbox.ts';

type By = { app: App; actor: Actor };

type Showing = { tx: Tx; app: App; hasConsent: ReadonlySet<string>; known: Known };

async function showing(tx: Tx, app: App): Promise<Showing> {
  return { tx, app, hasConsent: await withConsent(tx), known: await knownOfMailboxes(tx, app) };
}

/** An account as the console shows it: settings in the clear, of passwords only which are kept. */
function shown({ tx, app, hasConsent, known }: Showing, account: Account) {
  const mail = account.kind === 'mail' ? mailboxFrom(tx, app, account) : undefined;
  const has = { imapPassword: mail?.imapPassword !== undefined, consent: hasConsent.has(account.id) };
  const missing = mail ? missingOfMail(mail.settings, has) : [];
  const listener = mail?.settings.incoming === 'forward' && smtpPortOf(app) === null;
  const { settings: _, secrets, healthAt: __, ...rest } = account;
  return {
    ...rest,
    ...(mail ? healthOf(account, mail.settings, known) : { incoming: null, outgoing: null }),
    mail: mail?.settings ?? null,
    secrets: Object.keys(secrets),
    missing: listener ? [...missing, 'The mail listener of this server is off: nothing comes in.'] : missing,
  };
}

/** The channels of the workspace, and what the workspace cannot do yet for lack of one. */
export async function listAccounts(tx: Tx, app: App) {
  const how = await showing(tx, app);
  const items = (await accountsOf(tx)).map((account) => shown(how, account));
  const sends = items.some(({ active, mail }) => active && mail?.smtp != null);
  const missing = sends ? [] : ['No mailbox can send: answers by mail, invitations and new passwords wait.'];
  return { items, smtpPort: smtpPortOf(app), mailRedirect: redirectAddress(app), missing };
}

async function claim(tx: Tx, account: string, settings: MailSettings): Promise<void> {
  const taken = await claimAddresses(tx, account, settings);
  if (taken.length === 0) return;
  const message = `leads to another mailbox already: ${taken.join(', ')}`;
  throw problem('refused', { detail: `This address ${message}.`, fields: [{ path: 'settings.address', message }] });
}

async function refuseForeignName(tx: Tx, tradingName: string | null | undefined): Promise<void> {
  if (tradingName == null || (await tradingNames(tx)).some(({ id }) => id === tradingName)) return;
  const fields = [{ path: 'tradingName', message: 'is not a trading name of this workspace' }];
  throw problem('invalid', { detail: 'There is no such trading name.', fields });
}

type NewMailbox = {
  name: string;
  settings: MailSettings;
  secrets?: MailSecrets | undefined;
  tradingName?: string | null | undefined;
};

/** Connects a mailbox. */
export async function createMailbox(tx: Tx, { app, actor }: By, input: NewMailbox) {
  await refuseForeignName(tx, input.tradingName);
  const secrets = sealSecrets(app, input.secrets ?? {});
  const account = await insertAccount(tx, { ...input, kind: 'mail', secrets });
  await claim(tx, account.id, input.settings);
  await audit(tx, actor, { action: 'channel.create', subject: account.id, detail: { kind: 'mail', name: input.name } });
  mailboxesChanged(tx, app);
  if (input.settings.smtp !== null) await sendWaitingNow(tx, ['mail', 'mail-notice']);
  return shown(await showing(tx, app), account);
}

type MailboxChange = { [Field in keyof NewMailbox]?: NewMailbox[Field] | undefined } & {
  id: string;
  version: number;
  active?: boolean | undefined;
};

/** Changes a mailbox; what waits to be sent tries again at once. */
export async function changeMailbox(tx: Tx, { app, actor }: By, change: MailboxChange) {
  const before = await accountOf(tx, change.id);
  if (before.kind !== 'mail') throw problem('not-found', { detail: 'No such mailbox.' });
  await refuseForeignName(tx, change.tradingName);
  if (change.settings) {
    const kept = mailboxFrom(tx, app, before);
    refuseForOtherServers(change.settings, change.secrets ?? {}, { ...kept, ...kept.settings });
  }
  const secrets = sealSecrets(app, change.secrets ?? {});
  const account = await updateAccount(tx, { ...change, secrets });
  await forgetSending(tx, account.id);
  if (change.settings) await claim(tx, account.id, change.settings);
  const newSecret = (change.secrets?.clientSecret ?? '') !== '';
  await renewConsent(tx, account.id, { binding: bindingOf(readMailSettings(account.settings)), newSecret });
  const { id, version: _, secrets: given, ...detail } = change;
  await audit(tx, actor, {
    action: 'channel.change',
    subject: id,
    detail: { ...detail, passwords: Object.keys(given ?? {}) },
  });
  mailboxesChanged(tx, app);
  await sendWaitingNow(tx, ['mail', 'mail-notice']);
  return shown(await showing(tx, app), account);
}

/** Disconnects a channel. Its conversations and what came in by it stay. */
export async function deleteAccount(tx: Tx, { app, actor }: By, id: string): Promise<void> {
  const { name, kind } = await accountOf(tx, id);
  await removeAccount(tx, id);
  mailboxesChanged(tx, app);
  await audit(tx, actor, { action: 'channel.delete', subject: id, detail: { kind, name } });
}

type Trial = { settings: MailSettings; secrets?: MailSecrets | undefined; account?: string | undefined };

/** The settings of a form as they would be used: passwords that are left out, and the consent, are those of the kept mailbox. */
async function triedMailbox(app: App, actor: Actor, { settings, secrets, account }: Trial): Promise<Tried> {
  const kept =
    account === undefined
      ? undefined
      : await app.database.inWorkspace(actor.workspace, (tx) => mailboxOf(tx, app, account));
  const known = kept === undefined ? {} : passwordsFor(settings, { ...kept, ...kept.settings });
  const sameConsent = kept !== undefined && bindingOf(kept.settings) === bindingOf(settings);
  return {
    settings,
    imapPassword: secrets?.imapPassword || known.imapPassword,
    smtpPassword: secrets?.smtpPassword || known.smtpPassword,
    tokens: sameConsent ? tokenSource(app, kept) : undefined,
  };
}

/** Tries settings without keeping anything. */
export async function tryAccount(
  app: App,
  actor: Actor,
  input: Trial,
): Promise<{ incoming: Checked | null; outgoing: Checked | null }> {
  return await tryMailbox(app, await triedMailbox(app, actor, input));
}

/** The folders that the server of these settings has. Throws `refused` with what the server said. */
export async function foldersOfAccount(app: App, actor: Actor, input: Trial): Promise<{ items: ListedFolder[] }> {
  return { items: await listFolders(app, await triedMailbox(app, actor, input)) };
}

/** Reads a mailbox now and compares all of it with what was taken in. Throws `refused` with what the server said. */
export async function compareNow(app: App, actor: Actor, id: string): Promise<void> {
  const mailbox = await app.database.inWorkspace(actor.workspace, (tx) => mailboxOf(tx, app, id));
  await readOnce(app, mailbox);
}
