import {
  consentGroups,
  standing,
  type ConsentChannel,
  type ConsentGroup,
  type ConsentPurpose,
  type ConsentSource,
  type ConsentState,
} from '#core/customers/consent.ts';
import { audit } from '#people';
import { problem, publishMany, sql, type Actor, type Tx } from '#platform';
import { customerConsent } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';

/** One word of a customer about a purpose. */
export interface Consent {
  purpose: ConsentPurpose;
  channel: ConsentChannel;
  state: ConsentState;
  at: Date;
  source: ConsentSource;
  by: string;
  edition: number | null;
  note: string;
}

const columns = sql`consent.purpose, consent.channel, consent.state, consent.at, consent.source, consent.by_name as by, consent.edition, consent.note`;

/** All that a person said, whichever of their profiles it was said of, newest first. */
export async function consentsOf(tx: Tx, customer: string): Promise<Consent[]> {
  return tx.all(sql<Consent>`
    select ${columns} from customers.root person join customers.root family on family.root = person.root
    join customers.consent on consent.customer = family.id
    where person.id = ${customer} order by consent.at desc, consent.state desc, consent.id desc limit 100`);
}

/** What holds of a person, of each purpose the words that no later one has taken the place of. */
export async function standingConsents(tx: Tx, customer: string): Promise<Consent[]> {
  return standing(await consentsOf(tx, customer));
}

/** What holds of a person for a purpose on a group of channels; null: they never said anything of it. */
export async function consentOf(
  tx: Tx,
  customer: string,
  { purpose, channel }: { purpose: ConsentPurpose; channel: ConsentGroup },
): Promise<ConsentState | null> {
  const said = await tx.maybe(sql<{ state: ConsentState }>`
    select state from customers.consent_of where customer = ${customer} and purpose = ${purpose} and channel = ${channel}`);
  return said?.state ?? null;
}

export interface SaidConsent {
  customer: string;
  purpose: ConsentPurpose;
  /** Left out: all. */
  channel?: ConsentChannel | undefined;
  state: ConsentState;
  source: ConsentSource;
  by: string;
  at: Date;
  /** Of the survey it was said in. */
  edition?: number | undefined;
  /** Such as the words they agreed to. */
  note?: string | undefined;
}

/** Keeps what people said, as far as it is news: the same word again adds nothing. Erased customers are left out. */
export async function keepConsents(tx: Tx, said: readonly SaidConsent[]): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map(({ channel = 'all', ...row }) => ({
    ...row,
    channel,
    groups: channel === 'all' ? consentGroups : [channel],
  }));
  const kept = await tx.all(
    sql<{ customer: string; purpose: ConsentPurpose; channel: ConsentChannel; state: ConsentState }>`
    insert into customers.consent (customer, purpose, channel, state, source, by_name, edition, note, at)
    select distinct on (person.root, purpose, channel, row.at) person.root, purpose, channel, state, source, by, edition,
      coalesce(note, ''), row.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (customer uuid, purpose text, channel text, groups text[],
      state text, source text, by text, edition int, note text, at timestamptz)
    join customers.customer person on person.id = row.customer and person.erased_at is null
    where exists (select from unnest(row.groups) as scope (channel) where row.state is distinct from (
      select earlier.state from customers.root family join customers.consent earlier on earlier.customer = family.id
      where family.root = person.root and earlier.purpose = row.purpose and earlier.channel in ('all', scope.channel)
        and earlier.at <= row.at
      order by earlier.at desc, earlier.state desc limit 1))
    order by person.root, purpose, channel, row.at, state desc
    returning customer, purpose, channel, state`,
  );
  await publishMany(
    tx,
    customerConsent,
    kept.map(({ customer, ...data }) => ({ subject: customer, data: { customer, ...data } })),
  );
}

type ByHand = Omit<SaidConsent, 'by' | 'source' | 'at' | 'edition'> & {
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
  const { purpose, state, channel = 'all' } = said;
  await audit(tx, actor, { action: 'customer.consent', subject: root.id, detail: { purpose, channel, state, source } });
  return consentsOf(tx, root.id);
}
