import type { ConsentPurpose, ConsentSource, ConsentState } from '#core/customers/consent.ts';
import { audit } from '#people';
import { problem, publishMany, sql, type Actor, type Tx } from '#platform';
import { customerConsent } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';

/** One word of a customer about a purpose. */
export interface Consent {
  purpose: ConsentPurpose;
  state: ConsentState;
  at: Date;
  source: ConsentSource;
  by: string;
  note: string;
}

const columns = sql`consent.purpose, consent.state, consent.at, consent.source, consent.by_name as by, consent.note`;

/** All that a person said, whichever of their profiles it was said of, newest first: the first of a purpose holds. */
export async function consentsOf(tx: Tx, customer: string): Promise<Consent[]> {
  return tx.all(sql<Consent>`
    select ${columns} from customers.root person join customers.root family on family.root = person.root
    join customers.consent on consent.customer = family.id
    where person.id = ${customer} order by consent.at desc, consent.state desc, consent.id desc limit 100`);
}

/** What holds of a person, one word a purpose. */
export async function standingConsents(tx: Tx, customer: string): Promise<Consent[]> {
  const said = await consentsOf(tx, customer);
  return said.filter(({ purpose }, at) => said.findIndex((one) => one.purpose === purpose) === at);
}

/** What holds of a person for a purpose; null: they never said anything. */
export async function consentOf(tx: Tx, customer: string, purpose: ConsentPurpose): Promise<ConsentState | null> {
  const said = await tx.maybe(sql<{ state: ConsentState }>`
    select state from customers.consent_of where customer = ${customer} and purpose = ${purpose}`);
  return said?.state ?? null;
}

export interface SaidConsent {
  customer: string;
  purpose: ConsentPurpose;
  state: ConsentState;
  source: ConsentSource;
  by: string;
  at: Date;
  note?: string | undefined;
}

/** Keeps what people said, as far as it is news: the same word again adds nothing. Erased customers are left out. */
export async function keepConsents(tx: Tx, said: readonly SaidConsent[]): Promise<void> {
  if (said.length === 0) return;
  const kept = await tx.all(sql<{ customer: string; purpose: ConsentPurpose; state: ConsentState }>`
    insert into customers.consent (customer, purpose, state, source, by_name, note, at)
    select distinct on (person.root, purpose, row.at) person.root, purpose, state, source, by, coalesce(note, ''), row.at
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
      as row (customer uuid, purpose text, state text, source text, by text, note text, at timestamptz)
    join customers.customer person on person.id = row.customer and person.erased_at is null
    where state is distinct from (
      select earlier.state from customers.root family join customers.consent earlier on earlier.customer = family.id
      where family.root = person.root and earlier.purpose = row.purpose and earlier.at <= row.at
      order by earlier.at desc, earlier.state desc limit 1)
    order by person.root, purpose, row.at, state desc
    returning customer, purpose, state`);
  await publishMany(
    tx,
    customerConsent,
    kept.map(({ customer, ...data }) => ({ subject: customer, data: { customer, ...data } })),
  );
}

type ByHand = Omit<SaidConsent, 'by' | 'source' | 'at'> & {
  source?: ConsentSource | undefined;
  at?: Date | undefined;
};

/** Writes down by hand or by an API key what a customer said. Throws `not-found`, `gone`, and `invalid` for a time that has not come. */
export async function sayConsent(tx: Tx, { at, ...said }: ByHand, actor: Actor): Promise<Consent[]> {
  const root = (await lockRoots(tx, [said.customer])).get(said.customer) as Member;
  refuseErased(root);
  if (at !== undefined && at > tx.now)
    throw problem('invalid', { detail: 'That time has not come yet. Give the time at which they said so.' });
  const source = said.source ?? (actor.kind === 'api' ? 'api' : 'agent');
  await keepConsents(tx, [{ ...said, customer: root.id, source, by: actor.name, at: at ?? tx.now }]);
  const { purpose, state } = said;
  await audit(tx, actor, { action: 'customer.consent', subject: root.id, detail: { purpose, state, source } });
  return consentsOf(tx, root.id);
}
