import { threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { visibleTo } from '#people';
import { problem, publish, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { noticesGiven } from '../events.ts';
import type { NoticeSubject } from './notice-about.ts';

interface NoticeRow {
  id: string;
  conversation: string | null;
  kind: NoticeSubject['kind'];
  subject: string;
  title: string;
  customer: string | null;
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
    where notice.workspace = ${tx.workspace} and person = ${person} and seen_at is null and (${seenBy(actor)})`);
  const rows = await tx.all<NoticeRow>(sql`
    select notice.id, notice.conversation, about as kind, subject, title, coalesce(conversation.customer, notice.customer) as customer,
      what, by_name, at, seen_at
    from desk.notice left join desk.conversation on conversation.id = notice.conversation
    where notice.workspace = ${tx.workspace} and person = ${person}
      and (subject is not null or conversation.id is not null and ${visibleTo(actor).where})
    order by at desc, notice.id desc limit ${shown}`);
  const threads = new Map(
    (
      await threadsOf(
        tx,
        rows.flatMap(({ conversation }) => conversation ?? []),
      )
    ).map((thread) => [thread.id, thread]),
  );
  const customers = await describeCustomers(tx, [...new Set(rows.flatMap(({ customer }) => customer ?? []))]);
  const aboutOf = ({ conversation, kind, subject, title, customer }: NoticeRow) => {
    const named = customer === null ? null : (customers.get(customer)?.name ?? 'Unknown');
    return conversation === null
      ? { kind, id: subject, title, customer: named }
      : {
          kind: 'conversation' as const,
          id: conversation,
          title: threads.get(conversation)?.subject ?? '',
          customer: named,
        };
  };
  return {
    unseen,
    items: rows.map((row) => ({
      id: row.id,
      about: aboutOf(row),
      what: row.what,
      by: row.byName,
      at: row.at,
      seen: row.seenAt !== null,
    })),
  };
}

/** Of what somebody does not see any more nothing is counted. */
function seenBy(actor: Actor): RawBuilder<boolean> {
  const { everything, where } = visibleTo(actor);
  return everything
    ? sql<boolean>`true`
    : sql<boolean>`subject is not null or exists (select 1 from desk.conversation where conversation.id = notice.conversation and ${where})`;
}

interface Seeing {
  conversation?: string | undefined;
  recovery?: string | undefined;
  praise?: string | undefined;
  alert?: string | undefined;
}

function whichOf({ conversation, recovery, praise, alert }: Seeing): RawBuilder<unknown> {
  const which = [
    conversation === undefined ? [] : sql`conversation = ${conversation}`,
    recovery === undefined ? [] : sql`about = 'recovery' and subject = ${recovery}`,
    praise === undefined ? [] : sql`about = 'praise' and subject = ${praise}`,
    alert === undefined ? [] : sql`about = 'alert' and subject = ${alert}`,
  ].flat();
  return which.length === 0 ? sql`true` : sql`(${sql.join(which, sql` or `)})`;
}

/** Says that a person has seen their notices, or those of one conversation, recovery case, praise or alert. */
export async function seeNotices(tx: Tx, seeing: Seeing, actor: Actor) {
  const person = personOf(actor);
  const which = whichOf(seeing);
  const seen = await tx.run(sql`update desk.notice set seen_at = ${tx.now}
    where workspace = ${tx.workspace} and person = ${person} and seen_at is null and ${which}`);
  if (seen > 0) await publish(tx, noticesGiven, { subject: person, data: { people: [person] } });
  return { seen };
}
