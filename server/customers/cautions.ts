import type { CautionKind } from '#core/customers/caution.ts';
import { audit } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { customerChanged } from './events.ts';
import { lockRoots, refuseErased, type Member } from './families.ts';

/** Something that asks for care with a customer. */
export interface Caution {
  id: string;
  kind: CautionKind;
  since: Date;
  until: Date | null;
  by: string;
  note: string;
  about: string | null;
}

const columns = sql`caution.id, caution.kind, caution.since, caution.until, caution.by_name as by, caution.note, caution.about`;

/** What asks for care with a person now, whichever of their profiles it was said of; the newest first. */
export async function cautionsOf(tx: Tx, customer: string): Promise<Caution[]> {
  return tx.all(sql<Caution>`
    select ${columns} from customers.root person join customers.root family on family.root = person.root
    join customers.caution on caution.customer = family.id
    where person.id = ${customer} and lifted_at is null and (until is null or until > ${tx.now}) order by since desc, caution.id desc`);
}

interface Said {
  customer: string;
  kind: CautionKind;
  until: Date | null;
  note: string;
}

/** Says by hand that a customer is to be treated with care. Throws `not-found`, `gone`, `refused` and `invalid` for a time that is past. */
export async function setCaution(tx: Tx, { customer, kind, until, note }: Said, actor: Actor): Promise<Caution> {
  const root = await held(tx, customer);
  if (until !== null && until <= tx.now) throw problem('invalid', { detail: 'That time is past. Choose a later one.' });
  const standing = await cautionsOf(tx, root);
  if (standing.some((one) => one.kind === kind && one.about === null))
    throw problem('refused', { code: 'taken', detail: 'This is said of the customer already. Take it away first.' });
  const caution = await tx.one(sql<Caution>`
    insert into customers.caution (customer, kind, note, since, until, by_name)
    values (${root}, ${kind}, ${note.trim()}, ${tx.now}, ${until}, ${actor.name}) returning ${columns}`);
  await told(tx, { root, action: 'customer.caution', kind }, actor);
  return caution;
}

/** Says that it is over. Throws `not-found`, and `refused` for what stands with something else. */
export async function liftCaution(tx: Tx, at: { customer: string; caution: string }, actor: Actor): Promise<void> {
  const root = await held(tx, at.customer);
  const { kind, about } = await take(tx, root, at.caution);
  if (about !== null)
    throw problem('refused', { detail: 'This stands as long as its recovery case is open: close the case.' });
  await tx.run(sql`update customers.caution set lifted_at = ${tx.now} where id = ${at.caution} and lifted_at is null`);
  await told(tx, { root, action: 'customer.caution-lift', kind }, actor);
}

/** Puts one back that was taken away, as it was. Throws `not-found`. */
export async function restoreCaution(tx: Tx, at: { customer: string; caution: string }, actor: Actor): Promise<void> {
  const root = await held(tx, at.customer);
  const { kind } = await take(tx, root, at.caution);
  await tx.run(sql`update customers.caution set lifted_at = null where id = ${at.caution}`);
  await told(tx, { root, action: 'customer.caution', kind }, actor);
}

/** The person behind a customer, held until the end of the transaction. */
async function held(tx: Tx, customer: string): Promise<string> {
  const root = (await lockRoots(tx, [customer])).get(customer) as Member;
  refuseErased(root);
  return root.id;
}

async function take(tx: Tx, root: string, caution: string): Promise<{ kind: CautionKind; about: string | null }> {
  const found = await tx.maybe(sql<{ kind: CautionKind; about: string | null }>`
    select kind, about from customers.caution join customers.root family on family.id = caution.customer
    where caution.id = ${caution} and family.root = ${root} for update of caution`);
  if (found === undefined) throw problem('not-found', { detail: 'This is not said of the customer.' });
  return found;
}

async function told(tx: Tx, of: { root: string; action: string; kind: CautionKind }, actor: Actor): Promise<void> {
  const { root, action, kind } = of;
  await publish(tx, customerChanged, { subject: root, data: { customer: root } });
  await audit(tx, actor, { action, subject: root, detail: { kind } });
}

interface Raised {
  customer: string;
  kind: CautionKind;
  /** What it stands with (`rec_…`). */
  about: string;
  since: Date;
  by: string;
}

/** Another domain says that a customer is to be treated with care as long as something of theirs lasts; said twice it stands once. */
export async function raiseCaution(tx: Tx, { customer, kind, about, since, by }: Raised): Promise<void> {
  const raised = await tx.maybe(sql<{ customer: string }>`
    insert into customers.caution (customer, kind, about, since, by_name)
    select root, ${kind}, ${about}, ${since}::timestamptz, ${by} from customers.customer where id = ${customer} and erased_at is null
    on conflict (workspace, about) do nothing returning customer`);
  if (raised !== undefined)
    await publish(tx, customerChanged, { subject: raised.customer, data: { customer: raised.customer } });
}

/** That is over. */
export async function endCaution(tx: Tx, about: string): Promise<void> {
  const gone = await tx.maybe(
    sql<{ customer: string }>`delete from customers.caution where about = ${about} returning customer`,
  );
  if (gone !== undefined)
    await publish(tx, customerChanged, { subject: gone.customer, data: { customer: gone.customer } });
}
