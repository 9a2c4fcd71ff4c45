import { problem } from '#core/contract/problems.ts';
import { consentUsual } from '#core/people/consent.ts';
import { publish, sql, type Actor, type App, type Tx } from '#platform';
import { audit } from './audit.ts';
import { memberChanged, workspaceChanged, workspaceCreated } from './events.ts';

export interface WorkspaceSettings {
  id: string;
  name: string;
  /** IANA time zone; days of figures are days of this zone. */
  zone: string;
  currency: string;
  language: string;
  country: string;
  /** Whether visitors are asked before anything is stored or tracked. */
  consentRequired: boolean;
  /** A made-up company for looking around. */
  demo: boolean;
  version: number;
  createdAt: Date;
}

export interface NewWorkspace {
  company: string;
  zone: string;
  currency: string;
  language: string;
  country: string;
  demo?: boolean;
}

const columns = sql`id, name, zone, currency, language, country, consent_required, demo, version, created_at`;

/** The settings of the workspace of the transaction. */
export async function workspaceSettings(tx: Tx): Promise<WorkspaceSettings> {
  return tx.one<WorkspaceSettings>(sql`select ${columns} from people.workspace where id = ${tx.workspace}`);
}

interface Founder {
  user: string;
  actor: Pick<Actor, 'kind' | 'id' | 'name'>;
}

/** Writes a company with its owner and its first trading name; the transaction must already be of the new workspace. */
export async function foundWorkspace(tx: Tx, given: NewWorkspace, { user, actor }: Founder): Promise<void> {
  const { company, zone, currency, language, country, demo = false } = given;
  await tx.run(sql`
    insert into people.workspace (name, zone, currency, language, country, consent_required, demo, created_at)
    values (${company}, ${zone}, ${currency}, ${language}, ${country}, ${consentUsual(country)}, ${demo}, ${tx.now})`);
  await tx.run(sql`insert into people.member (user_id, role, since) values (${user}, 'owner', ${tx.now})`);
  await tx.run(
    sql`insert into people.trading_name (name, is_default, created_at) values (${company}, true, ${tx.now})`,
  );
  await audit(tx, actor, { action: 'workspace.create', subject: company });
  await publish(tx, workspaceCreated, { subject: tx.workspace, data: { name: company, language, country, demo } });
  await publish(tx, memberChanged, { subject: user, data: { role: 'owner' } });
}

/** Adds a company owned by a person who has an account already; answers its id. */
export async function createWorkspace(app: App, given: NewWorkspace, founder: Founder): Promise<string> {
  const workspace = crypto.randomUUID();
  await app.database.inWorkspace(workspace, (tx) => foundWorkspace(tx, given, founder));
  return workspace;
}

/** All workspaces of the installation, oldest first. */
export async function allWorkspaces(app: App): Promise<string[]> {
  const rows = await app.database.everywhere((tx) =>
    tx.all<{ id: string }>(sql`select id from people.workspace order by created_at, id`),
  );
  return rows.map(({ id }) => id);
}

type Changes = { version: number } & {
  [name in 'name' | 'zone' | 'currency' | 'language' | 'country']?: string | undefined;
} & { consentRequired?: boolean | undefined };

/** Changes settings. Throws `conflict` when somebody changed them since the version the caller saw. */
export async function changeWorkspace(tx: Tx, changes: Changes, actor: Actor): Promise<WorkspaceSettings> {
  const { version, ...values } = changes;
  const before = await workspaceSettings(tx);
  const moved = values.country !== undefined && values.country !== before.country;
  const consentRequired =
    values.consentRequired ?? (moved ? consentUsual(values.country ?? '') : before.consentRequired);
  const after = { ...before, ...values, consentRequired };
  const changed = await tx.maybe<WorkspaceSettings>(sql`
    update people.workspace set name = ${after.name}, zone = ${after.zone}, currency = ${after.currency},
      language = ${after.language}, country = ${after.country}, consent_required = ${consentRequired}, version = version + 1
    where id = ${tx.workspace} and version = ${version} returning ${columns}`);
  if (changed === undefined)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed these settings meanwhile. Please look again.',
    });
  const detail = Object.fromEntries(
    Object.entries(changed).filter(
      ([name, value]) =>
        name !== 'version' && value !== before[name as keyof typeof before] && !(value instanceof Date),
    ),
  );
  await audit(tx, actor, { action: 'workspace.change', detail });
  await publish(tx, workspaceChanged, { subject: tx.workspace, data: { version: changed.version } });
  return changed;
}
