import type { PageQuery } from '#core/contract/page.ts';
import { describeCustomers } from '#customers';
import { visibleAmong } from '#people';
import { newestFirst, problem, sql, type Actor, type Tx } from '#platform';

interface MineRow {
  id: string;
  words: string;
  saidAt: Date;
  line: string;
  named: boolean;
  by: string;
  at: Date;
  customer: string | null;
  conversation: string | null;
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'agent' || actor.id === null) throw problem('refused', { detail: 'Only a person has praise.' });
  return actor.id;
}

/** A page of what was passed on to this person, newest first. */
export async function listMyPraise(tx: Tx, query: PageQuery, actor: Actor) {
  const person = personOf(actor);
  const order = newestFirst<MineRow>(query, { at: sql`praise.told_at`, id: sql`praise.id`, of: ({ at }) => at });
  const rows = await tx.all(sql<MineRow>`
    select praise.id, words, said_at, line, named, by_name as by, told_at as at, praise.customer,
      coalesce(about.place, praise.conversation) as conversation
    from care.praised join care.praise on praise.id = praised.praise left join desk.conversation_state about on about.id = praise.conversation
    where praised.workspace = ${tx.workspace} and praised.person = ${person} and told_at is not null and ${order.where}
    ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  const seen = await visibleAmong(
    tx,
    page.items.flatMap(({ conversation }) => conversation ?? []),
    actor,
  );
  const people = await describeCustomers(
    tx,
    page.items.flatMap(({ customer, named }) => (named && customer !== null ? customer : [])),
  );
  const items = page.items.map(({ named, customer, conversation, ...row }) => ({
    ...row,
    customer: named && customer !== null ? (people.get(customer)?.name ?? null) : null,
    conversation: named && conversation !== null && seen.has(conversation) ? conversation : null,
  }));
  const mail = await tx.maybe(
    sql`select 1 from care.praise_mail where workspace = ${tx.workspace} and person = ${person}`,
  );
  return { items, next: page.next, mail: mail !== undefined };
}

/** Says whether this person wants it by mail, too. */
export async function mailMyPraise(tx: Tx, { mail }: { mail: boolean }, actor: Actor): Promise<{ mail: boolean }> {
  const person = personOf(actor);
  await tx.run(
    mail
      ? sql`insert into care.praise_mail (person) values (${person}) on conflict do nothing`
      : sql`delete from care.praise_mail where workspace = ${tx.workspace} and person = ${person}`,
  );
  return { mail };
}
