import { problem } from '#core/contract/problems.ts';
import { sql, type Actor, type Tx } from '#platform';
import { audit } from './audit.ts';

/** A name under which the company trades: its look and how its mail is signed. */
export interface TradingName {
  id: string;
  name: string;
  colour: string | null;
  logo: string | null;
  senderName: string | null;
  senderAddress: string | null;
  domain: string | null;
  isDefault: boolean;
  version: number;
}

type Look = Partial<{
  [name in 'colour' | 'logo' | 'senderName' | 'senderAddress' | 'domain']: string | null | undefined;
}>;

const columns = sql`id, name, colour, logo, sender_name, sender_address, domain, is_default, version`;

/** All trading names, the default first. */
export async function tradingNames(tx: Tx): Promise<TradingName[]> {
  return tx.all<TradingName>(sql`select ${columns} from people.trading_name order by is_default desc, lower(name)`);
}

/** The trading name that is used where none is chosen. */
export async function defaultTradingName(tx: Tx): Promise<TradingName> {
  return tx.one<TradingName>(sql`select ${columns} from people.trading_name where is_default`);
}

/** Adds a trading name. Throws `conflict` when the name stands already. */
export async function addTradingName(tx: Tx, given: Look & { name: string }, actor: Actor): Promise<TradingName> {
  await refuseTwin(tx, given.name, null);
  const made = await tx.one<TradingName>(sql`
    insert into people.trading_name (name, colour, logo, sender_name, sender_address, domain, created_at)
    values (${given.name}, ${given.colour ?? null}, ${given.logo ?? null}, ${given.senderName ?? null},
      ${given.senderAddress ?? null}, ${given.domain ?? null}, ${tx.now})
    returning ${columns}`);
  await audit(tx, actor, { action: 'trading-name.create', subject: made.id, detail: { name: made.name } });
  return made;
}

async function refuseTwin(tx: Tx, name: string, but: string | null): Promise<void> {
  const twin = await tx.maybe(sql`
    select 1 from people.trading_name where lower(name) = lower(${name}) and id is distinct from ${but}::uuid`);
  if (twin === undefined) return;
  const message = 'is taken by another trading name';
  throw problem('conflict', { code: 'exists', detail: `The name ${message}.`, fields: [{ path: 'name', message }] });
}

async function tradingNameOf(tx: Tx, id: string): Promise<TradingName> {
  const found = await tx.maybe<TradingName>(
    sql`select ${columns} from people.trading_name where id = ${id} for update`,
  );
  if (found === undefined) throw problem('not-found', { detail: 'There is no such trading name.' });
  return found;
}

type Changes = Look & { id: string; version: number; name?: string | undefined; isDefault?: true | undefined };

/** Changes a trading name. Throws `conflict` when somebody changed it since the version the caller saw. */
export async function changeTradingName(tx: Tx, changes: Changes, actor: Actor): Promise<TradingName> {
  const { id, version, isDefault, ...values } = changes;
  const before = await tradingNameOf(tx, id);
  if (before.version !== version)
    throw problem('conflict', {
      code: 'stale',
      detail: 'Somebody changed this trading name meanwhile. Please look again.',
    });
  const after = { ...before, ...values };
  if (values.name !== undefined) await refuseTwin(tx, values.name, id);
  if (isDefault === true)
    await tx.run(
      sql`update people.trading_name set is_default = false, version = version + 1 where is_default and id <> ${id}`,
    );
  const changed = await tx.one<TradingName>(sql`
    update people.trading_name set name = ${after.name}, colour = ${after.colour}, logo = ${after.logo},
      sender_name = ${after.senderName}, sender_address = ${after.senderAddress}, domain = ${after.domain},
      is_default = ${isDefault ?? before.isDefault}, version = version + 1
    where id = ${id} returning ${columns}`);
  await audit(tx, actor, { action: 'trading-name.change', subject: id, detail: { ...values, isDefault } });
  return changed;
}

/** Removes a trading name that is not the default. */
export async function removeTradingName(tx: Tx, id: string, actor: Actor): Promise<void> {
  const before = await tradingNameOf(tx, id);
  if (before.isDefault)
    throw problem('refused', {
      code: 'default',
      detail: 'This is the default name. Make another one the default first.',
    });
  await tx.run(sql`delete from people.trading_name where id = ${id}`);
  await audit(tx, actor, { action: 'trading-name.remove', subject: id, detail: { name: before.name } });
}
