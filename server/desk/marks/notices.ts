import { messageReceived, threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { visibleTo } from '#people';
import { defineListener, problem, publish, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import {
  conversationAssigned,
  conversationMarked,
  conversationMarkedSpam,
  conversationNoted,
  conversationReopened,
  conversationReplied,
  conversationResolved,
  noticesGiven,
} from '../events.ts';

const told = [
  messageReceived,
  conversationAssigned,
  conversationMarked,
  conversationMarkedSpam,
  conversationNoted,
  conversationReopened,
  conversationReplied,
  conversationResolved,
];

interface Happening {
  conversation: string;
  what: string;
  byId: string | null;
  byName: string;
}

type Told = { name: string } & {
  data:
    | { thread: string; automatic: boolean }
    | { conversation: string; by: { kind: string; id: string | null; name: string }; what?: string };
};

/** What is worth a notice; undefined for what only machines wrote, for what follows from the customer's words, and for who follows. */
function happeningOf({ name, data }: Told): Happening | undefined {
  if ('thread' in data)
    return data.automatic ? undefined : { conversation: data.thread, what: name, byId: null, byName: 'The customer' };
  const { conversation, by, what } = data;
  if (what === 'followed' || by.kind === 'customer') return undefined;
  return { conversation, what: what === undefined ? name : `conversation.${what}`, byId: by.id, byName: by.name };
}

/** Tells whoever follows a conversation what others do in it, and whoever has it that it woke. */
export const tellFollowers = defineListener({
  name: 'desk.tell-followers',
  on: told,
  async handle(tx, event) {
    const happening = happeningOf(event as unknown as Told);
    if (happening === undefined) return;
    const { conversation: named, what, byId, byName } = happening;
    const people = await tx.all<{ person: string }>(sql`
      with here as (select coalesce(merged_into, id) as id, assignee from desk.conversation where id = ${named}),
      given as (
        insert into desk.notice (person, conversation, event, what, by_name, at)
        select distinct on (person) person, here.id, ${event.id}::bigint, ${what}, ${byName}, ${event.at}::timestamptz from here
        cross join lateral (select person from desk.follower where conversation = here.id
          union select assignee from desk.conversation
            where conversation.id = here.id and assignee is not null and ${what} = 'conversation.woken') as those
        where person is distinct from ${byId}::uuid
        on conflict do nothing returning person)
      select person from given`);
    if (people.length === 0) return;
    await publish(tx, noticesGiven, { subject: named, data: { people: people.map(({ person }) => person) } });
  },
});

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
