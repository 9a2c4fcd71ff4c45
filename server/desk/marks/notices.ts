import { threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { visibleTo } from '#people';
import { problem, publish, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { noticesGiven } from '../events.ts';

interface NoticeRow {
  id: string;
  conversation: string;
  customer: string;
  what: string;
  byName: string;
  at: Date;
  seenAt: Date | null;
}

const shown = 30;

function personOf(actor: Actor): string {
  if (actor.kind !== 'agent' || actor.id === null) throw problem('refused', { detail: 'Only a person has notices.' });
  return actor.id;
}

/** The latest notices of a person, and how many are new. */
export async function listNotices(tx: Tx, actor: Actor) {
  const person = personOf(actor);
  // Counted first: what comes between the two stands in the list and not in the number, never the other way round.
  const { unseen } = await tx.one<{ unseen: number }>(sql`select count(*)::int as unseen from desk.notice
    where notice.workspace = ${tx.workspace} and person = ${person} and seen_at is null and ${seenBy(actor)}`);
  const rows = await tx.all<NoticeRow>(sql`
    select notice.id, notice.conversation, conversation.customer, what, by_name, at, seen_at
    from desk.notice join desk.conversation on conversation.id = notice.conversation
    where notice.workspace = ${tx.workspace} and person = ${person} and ${visibleTo(actor).where}
    order by at desc, notice.id desc limit ${shown}`);
  const threads = new Map(
    (
      await threadsOf(
        tx,
        rows.map(({ conversation }) => conversation),
      )
    ).map((thread) => [thread.id, thread]),
  );
  const customers = await describeCustomers(tx, [...new Set(rows.map(({ customer }) => customer))]);
  return {
    unseen,
    items: rows.map(({ id, conversation, customer, what, byName, at, seenAt }) => ({
      id,
      conversation: {
        id: conversation,
        subject: threads.get(conversation)?.subject ?? '',
        customer: customers.get(customer)?.name ?? 'Unknown',
      },
      what,
      by: byName,
      at,
      seen: seenAt !== null,
    })),
  };
}

/** Of what somebody does not see any more nothing is counted. */
function seenBy(actor: Actor): RawBuilder<boolean> {
  const { everything, where } = visibleTo(actor);
  return everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select 1 from desk.conversation where conversation.id = notice.conversation and ${where})`;
}

/** Says that a person has seen their notices, or those of one conversation. */
export async function seeNotices(tx: Tx, { conversation }: { conversation?: string | undefined }, actor: Actor) {
  const person = personOf(actor);
  const which = conversation === undefined ? sql`true` : sql`conversation = ${conversation}`;
  const seen = await tx.run(sql`update desk.notice set seen_at = ${tx.now}
    where workspace = ${tx.workspace} and person = ${person} and seen_at is null and ${which}`);
  if (seen > 0) await publish(tx, noticesGiven, { subject: person, data: { people: [person] } });
  return { seen };
}
