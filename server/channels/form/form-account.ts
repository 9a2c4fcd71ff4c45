import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { chatLanguageFor, chatLanguages } from '#core/channels/chat-languages.ts';
import { usualFields } from '#core/channels/form/fields.ts';
import { formSettings, type FormSettings } from '#core/channels/form/form-settings.ts';
import { audit, tradingNames, workspaceSettings } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { accountOf } from '../accounts.ts';

export interface FormAccount {
  id: string;
  name: string;
  /** The public key in its address. */
  key: string;
  tradingName: string | null;
  settings: FormSettings;
  active: boolean;
  version: number;
}

interface Row extends Omit<FormAccount, 'settings' | 'key'> {
  settings: unknown;
  address: string;
}

const columns = sql`account.id, account.name, account.trading_name, account.settings, account.active, account.version,
  address.address`;
const source = sql`channels.account join channels.account_address address on address.account = account.id`;
const prefix = 'form:';

function formFrom({ address, settings, ...row }: Row): FormAccount {
  return { ...row, key: address.slice(prefix.length), settings: readFormSettings(settings) };
}

/** The settings of a form as they are kept. */
export function readFormSettings(kept: unknown): FormSettings {
  return z.decode(formSettings, kept as z.input<typeof formSettings>);
}

export interface OpenForm extends FormAccount {
  workspace: string;
}

/** The form behind a public key; throws `not-found` for an unknown one, `gone` for one that is switched off. */
export async function formByKey(app: App, key: string): Promise<OpenForm> {
  const row = await app.database.everywhere((tx) =>
    tx.maybe<Row & { workspace: string }>(sql`select account.workspace, ${columns} from ${source}
      where address.address = ${prefix + key} and account.kind = 'form'`),
  );
  if (!row) throw problem('not-found', { detail: 'There is no form at this address.' });
  if (!row.active) throw problem('gone', { detail: 'This form is closed.' });
  const { workspace, ...form } = row;
  return { ...formFrom(form), workspace };
}

/** The web forms of the workspace, oldest first. */
export async function formAccounts(tx: Tx): Promise<FormAccount[]> {
  const rows = await tx.all<Row>(sql`select ${columns} from ${source}
    where account.kind = 'form' order by account.created_at, account.id`);
  return rows.map(formFrom);
}

async function formAccountOf(tx: Tx, id: string): Promise<FormAccount> {
  const row = await tx.maybe<Row>(sql`select ${columns} from ${source}
    where account.kind = 'form' and account.id = ${id}`);
  if (!row) throw problem('not-found', { detail: 'There is no such form.' });
  return formFrom(row);
}

/** Makes a form with the usual fields, in all languages that have words of ours. */
export async function createFormAccount(tx: Tx, { name }: { name: string }, actor: Actor): Promise<FormAccount> {
  const { language } = await workspaceSettings(tx);
  const settings: FormSettings = {
    title: {},
    intro: {},
    thanks: {},
    languages: [...chatLanguages],
    language: chatLanguageFor([language]),
    fields: usualFields(),
    mailbox: null,
    confirmation: { on: true, words: {} },
    origins: [],
    colour: null,
    theme: 'auto',
  };
  const { id } = await tx.one<{ id: string }>(sql`
    insert into channels.account (kind, name, settings, health, created_at, updated_at)
    values ('form', ${name}, ${JSON.stringify(z.encode(formSettings, settings))}::jsonb, 'good', ${tx.now}, ${tx.now}) returning id`);
  const key = `form_${randomBytes(12).toString('hex')}`;
  await tx.run(sql`insert into channels.account_address (address, account) values (${prefix + key}, ${id})`);
  await audit(tx, actor, { action: 'channel.create', subject: id, detail: { name, kind: 'form' } });
  return await formAccountOf(tx, id);
}

type Change = {
  id: string;
  version: number;
  name?: string | undefined;
  tradingName?: string | null | undefined;
  settings?: FormSettings | undefined;
  active?: boolean | undefined;
};

async function refuseForeign(tx: Tx, { settings, tradingName }: Change, before: FormAccount): Promise<void> {
  const wrong = (path: string, message: string) =>
    problem('invalid', { detail: `The ${path} ${message}.`, fields: [{ path, message }] });
  if (tradingName != null && !(await tradingNames(tx)).some(({ id }) => id === tradingName))
    throw wrong('tradingName', 'is not a trading name of this workspace');
  const mailbox = settings?.mailbox;
  // One that was disconnected since keeps nobody from changing something else.
  if (mailbox == null || mailbox === before.settings.mailbox) return;
  const { kind } = await accountOf(tx, mailbox).catch(() => ({ kind: null }));
  if (kind !== 'mail') throw wrong('settings.mailbox', 'is not a mailbox of this workspace');
}

/** Changes a form; what is left out stays. Throws conflict when the version is stale. */
export async function changeFormAccount(tx: Tx, change: Change, actor: Actor): Promise<FormAccount> {
  const before = await formAccountOf(tx, change.id);
  await refuseForeign(tx, change, before);
  const settings = z.encode(formSettings, change.settings ?? before.settings);
  const tradingName = change.tradingName === undefined ? before.tradingName : change.tradingName;
  const changed = await tx.run(sql`update channels.account set name = ${change.name ?? before.name},
      settings = ${JSON.stringify(settings)}::jsonb, active = ${change.active ?? before.active},
      trading_name = ${tradingName}, version = version + 1, updated_at = ${tx.now}
    where id = ${change.id} and kind = 'form' and version = ${change.version}`);
  if (changed === 0)
    throw problem('conflict', { code: 'stale', detail: 'The form was changed meanwhile: look at it again.' });
  const form = await formAccountOf(tx, change.id);
  await audit(tx, actor, { action: 'channel.change', subject: form.id, detail: { name: form.name } });
  return form;
}
