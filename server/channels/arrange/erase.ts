import { sql, type App, type RawBuilder, type Tx } from '#platform';
import { forgetMessages } from '../erase/mails-elsewhere.ts';

const isOf = (customers: readonly string[], alias: RawBuilder<unknown>) =>
  sql`${alias}.customer = any(${customers}::uuid[])`;

/** What others wrote and somebody put into conversations of these customers goes back: it is not theirs to be forgotten with. */
async function giveBack(tx: Tx, customers: readonly string[]): Promise<void> {
  await tx.run(sql`update channels.message set thread = latest.source
    from (select distinct on (arranged.message) arranged.message, source.id as source
      from channels.arranged_message arranged
      join channels.arrangement on arrangement.id = arranged.arrangement and undone_at is null
      join channels.thread source on source.id = arrangement.source
      join channels.thread target on target.id = arrangement.target
      where ${isOf(customers, sql`target`)} and not (${isOf(customers, sql`source`)})
      order by arranged.message, arrangement.place) latest
    join channels.thread origin on origin.id = latest.source
    where message.id = latest.message
      and message.thread in (select id from channels.thread theirs where ${isOf(customers, sql`theirs`)})`);
  await tx.run(sql`update channels.thread lost set leads_to = null from channels.thread survivor
    where survivor.id = lost.leads_to and ${isOf(customers, sql`survivor`)} and not (${isOf(customers, sql`lost`)})`);
}

/**
 * Conversations of these customers that somebody put into those of others are forgotten there, too. What was parted from them or
 * moved into another one is of whoever wrote it.
 */
async function forgetElsewhere(tx: Tx, app: App, customers: readonly string[]): Promise<void> {
  const found = await tx.all<{ id: string }>(sql`
    select distinct message.id from channels.arranged_message arranged
    join channels.arrangement on arrangement.id = arranged.arrangement and undone_at is null and kind = 'merge'
    join channels.thread source on source.id = arrangement.source
    join channels.message on message.id = arranged.message
    join channels.thread here on here.id = message.thread
    where ${isOf(customers, sql`source`)} and not (${isOf(customers, sql`here`)})`);
  await forgetMessages(tx, app, found);
}

/** Parts what was put together of these customers and others, before the first are forgotten. */
export async function partBeforeErasing(tx: Tx, app: App, customers: readonly string[]): Promise<void> {
  await giveBack(tx, customers);
  await forgetElsewhere(tx, app, customers);
}
