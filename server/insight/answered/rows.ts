import type { wordedGroups } from '#core/contract/answered.ts';
import { sql, type Actor } from '#platform';
import { scoreSight } from '#touchpoints';
import { lastDigits, type Scope } from '../scope.ts';

export type Source = 'asked' | 'volunteered';

interface WrittenRow {
  id: string;
  at: Date;
  /** Null: nobody known. */
  customer: string | null;
  conversation: string | null;
  touchpoint: string;
  channel: string;
  /** Null: nobody replied yet. */
  repliedAt: Date | null;
}

export type WordedRow = WrittenRow & { customer: string };

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

interface Drawn {
  anonymous: number;
  /** There are so many that figures are of a draw of them; null: of all. */
  drawnFrom: number | null;
  /** Those whose id ends below this; empty: all. */
  cut: string;
}

async function drawn(scope: Scope, source: Source): Promise<Drawn> {
  const { all, anonymous } = await scope.tx.one(sql<{ all: number; anonymous: number }>`
    select count(customer)::int as all, (count(*) - count(customer))::int as anonymous from ${worded(scope, source)} as given`);
  const cut = all <= mostWorded ? '' : lastDigits(mostWorded / all);
  return { anonymous, cut, drawnFrom: cut === '' ? null : all };
}

const inDraw = (cut: string) => sql`(${cut} = '' or right(given.id::text, ${cut.length}) < ${cut})`;

/** What was written and when it got a reply; of very much a draw. */
export async function wordedRows(scope: Scope, source: Source) {
  const { cut, ...beside } = await drawn(scope, source);
  const rows = await scope.tx.all(sql<WordedRow>`
    select given.*, reply.at as replied_at from ${worded(scope, source)} as given ${replied(scope)}
    where given.customer is not null and ${inDraw(cut)}`);
  return { rows, ...beside };
}

export interface WordedGroup {
  source: Source;
  which: (typeof wordedGroups)[number];
  touchpoint?: string | undefined;
}

const ofGroup = {
  all: sql`given.customer is not null`,
  replied: sql`given.customer is not null and reply.at is not null`,
  unanswered: sql`given.customer is not null and reply.at is null`,
  anonymous: sql`given.customer is null`,
};

/** The newest of those that a figure counts, each with how many there are; what is held back from the actor counts and is not shown. */
export async function wordedBehind(
  scope: Scope,
  { source, which, touchpoint = '' }: WordedGroup,
  { limit, actor }: { limit: number; actor: Actor },
): Promise<Array<WrittenRow & { total: number }>> {
  const { cut } = await drawn(scope, source);
  const { held } = await scoreSight(scope.tx, actor);
  const given = { customer: sql`listed.customer`, conversation: sql`listed.conversation`, at: sql`listed.at` };
  return scope.tx.all(sql<WrittenRow & { total: number }>`
    select * from (select given.*, reply.at as replied_at, (count(*) over ())::int as total
    from ${worded(scope, source)} as given ${replied(scope)}
    where ${ofGroup[which]} and (${which} = 'anonymous' or ${inDraw(cut)}) and (${touchpoint} = '' or given.touchpoint = ${touchpoint})) as listed
    where not ${held(given)} order by listed.at desc, listed.id limit ${limit}`);
}
