import { sql } from '#platform';
import { lastDigits, type Scope } from '../scope.ts';

export type Source = 'asked' | 'volunteered';

export interface WordedRow {
  id: string;
  at: Date;
  customer: string;
  conversation: string | null;
  touchpoint: string;
  channel: string;
  /** Null: nobody replied yet. */
  repliedAt: Date | null;
}

/** More than these are drawn from, so that the page waits no longer than a moment. */
export const mostWorded = 5_000;

/** What customers wrote in the period, a row for each response, the newest words of it. */
function worded({ period: { start, end }, channel }: Scope, source: Source) {
  return sql`(select distinct on (response) response as id, at, customer, conversation, touchpoint, channel from listening.worded
    where at >= ${start} and at < ${end} and source = ${source} and (${channel ?? null}::text is null or channel = ${channel ?? null})
    order by response, at desc)`;
}

/** The first message of one of us, or contact about a case, with the same person after they wrote: in whatever conversation. */
function replied({ period: { start } }: Scope) {
  return sql`left join lateral (
      select array_agg(same.id) as ids from customers.root one join customers.root same on same.root = one.root where one.id = given.customer
    ) person on true
    left join lateral (
      select least(
        (select min(happened.occurred_at) from touchpoints.interaction_read happened where happened.customer = any(person.ids)
          and happened.kind = 'message.sent' and happened.direction = 'out' and happened.actor_kind = 'agent'
          and happened.occurred_at > given.at and happened.received_at >= ${start}),
        (select min(contact.at) from care.contact where contact.customer = any(person.ids) and contact.at > given.at)) as at
    ) reply on true`;
}

/** What was written and when it got a reply; of very much a draw. */
export async function wordedRows(scope: Scope, source: Source) {
  const { tx } = scope;
  const { all, anonymous } = await tx.one(sql<{ all: number; anonymous: number }>`
    select count(customer)::int as all, (count(*) - count(customer))::int as anonymous from ${worded(scope, source)} as given`);
  const cut = all <= mostWorded ? '' : lastDigits(mostWorded / all);
  const rows = await tx.all(sql<WordedRow>`
    select given.*, reply.at as replied_at from ${worded(scope, source)} as given ${replied(scope)}
    where given.customer is not null and (${cut} = '' or right(given.id::text, ${cut.length}) < ${cut})`);
  return { rows, anonymous, drawnFrom: cut === '' ? null : all };
}

/** The newest without a reply, each with how many there are. */
export function unansweredRows(
  scope: Scope,
  { source, touchpoint, limit }: { source: Source; touchpoint: string | undefined; limit: number },
): Promise<Array<WordedRow & { total: number }>> {
  return scope.tx.all(sql<WordedRow & { total: number }>`
    select given.*, reply.at as replied_at, (count(*) over ())::int as total from (
      select * from ${worded(scope, source)} as newest
      where customer is not null and (${touchpoint ?? null}::text is null or touchpoint = ${touchpoint ?? null})
      order by at desc limit ${mostWorded}) as given ${replied(scope)}
    where reply.at is null order by given.at desc, given.id limit ${limit}`);
}
