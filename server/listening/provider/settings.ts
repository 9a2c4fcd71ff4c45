import { audit } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import type { Access } from './ask.ts';
import { engineOf } from './engine-name.ts';

/** How a workspace's provider is set up. */
export interface ProviderRow {
  address: string;
  model: string;
  key: string | null;
  sentiment: boolean;
  topics: boolean;
  mostADay: number;
  active: boolean;
  since: Date | null;
  agreedBy: string | null;
  agreedAt: Date | null;
  trouble: string | null;
  troubleAt: Date | null;
  troubleUntil: Date | null;
  failures: number;
  version: number;
}

const purpose = 'model-provider';
const columns = sql`address, model, key, sentiment, topics, most_a_day, active, since, agreed_by, agreed_at, trouble, trouble_at,
  trouble_until, failures, version`;

export async function providerOf(tx: Tx): Promise<ProviderRow | undefined> {
  return tx.maybe(sql<ProviderRow>`select ${columns} from listening.provider where workspace = ${tx.workspace}`);
}

interface Wanted {
  address: string;
  model: string;
  key?: string | undefined;
}

const serverOf = (address: string): string => new URL(address).origin;

/** A key is for the server that it was given for, and goes to no other. */
function sealedKey(app: App, { address, key }: Wanted, kept: ProviderRow | undefined): string | null {
  if (key !== undefined) return key === '' ? null : app.keyring.seal(purpose, key);
  return kept !== undefined && serverOf(kept.address) === serverOf(address) ? kept.key : null;
}

/** Where the model is, with the key opened. */
export function accessOf(app: App, wanted: Wanted, kept: ProviderRow | undefined): Access {
  const sealed = sealedKey(app, wanted, kept);
  return {
    address: wanted.address.replace(/\/+$/, ''),
    model: wanted.model,
    key: sealed === null ? undefined : app.keyring.open(purpose, sealed),
    privateHosts: app.config.privateModelHosts,
  };
}

/** Where the kept provider's model is. */
export function keptAccess(app: App, kept: ProviderRow): Access {
  return accessOf(app, { address: kept.address, model: kept.model }, kept);
}

interface Change extends Wanted {
  sentiment: boolean;
  topics: boolean;
  mostADay: number;
  active: boolean;
  agreed: boolean;
  version: number;
}

/** What leaves, or where it goes to, is not what somebody agreed to. */
function isOtherwise(change: Change, before: ProviderRow | undefined): boolean {
  if (before?.active !== true || before.address !== change.address || before.model !== change.model) return true;
  return (change.sentiment && !before.sentiment) || (change.topics && !before.topics);
}

function refuse(change: Change, otherwise: boolean): void {
  if (!change.active) return;
  if (!change.sentiment && !change.topics)
    throw problem('refused', { detail: 'Say what the provider may do: else there is nothing to turn on.' });
  if (otherwise && !change.agreed)
    throw problem('refused', { detail: 'Look first at what leaves, and agree to it: then it can be turned on.' });
}

interface Agreement {
  since: Date | null;
  by: string | null;
  at: Date | null;
}

/** Who lets it leave, and from which texts on: as before, or now. */
function agreementOf(tx: Tx, actor: Actor, before: ProviderRow | undefined): Agreement {
  if (before === undefined) return { since: tx.now, by: actor.name, at: tx.now };
  return { since: before.since, by: before.agreedBy, at: before.agreedAt };
}

/** Sets the provider up, turns it on or off. Throws `refused` when nobody agreed to what leaves, `conflict` when it was changed meanwhile. */
export async function changeProvider(tx: Tx, given: Change, { app, actor }: { app: App; actor: Actor }) {
  const before = await providerOf(tx);
  const change = { ...given, address: given.address.replace(/\/+$/, '') };
  const otherwise = isOtherwise(change, before);
  refuse(change, otherwise);
  const { address, model, sentiment, topics, mostADay, active, version } = change;
  const agreed = active ? agreementOf(tx, actor, otherwise ? undefined : before) : { since: null, by: null, at: null };
  const names = sql`address, model, key, sentiment, topics, most_a_day, active, since, agreed_by, agreed_at`;
  const values = sql`${address}, ${model}, ${sealedKey(app, change, before)}, ${sentiment}, ${topics}, ${mostADay}, ${active},
    ${agreed.since}, ${agreed.by}, ${agreed.at}`;
  const done = await tx.run(sql`insert into listening.provider as provider (${names}) values (${values})
    on conflict (workspace) do update set (${names}) = row(${values}), trouble = null, trouble_at = null, trouble_until = null,
      failures = 0, version = provider.version + 1 where provider.version = ${version}`);
  if (done === 0) throw problem('conflict', { code: 'stale', detail: 'Somebody changed this meanwhile.' });
  const key = change.key === undefined ? 'as before' : 'new';
  const detail = { address, model, sentiment, topics, mostADay, active, key };
  await audit(tx, actor, { action: 'model-provider.change', subject: engineOf(change), detail });
}
