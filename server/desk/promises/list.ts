import { visibleTo, workspaceSettings } from '#people';
import { keyset, newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import type { PageQuery } from '#core/contract/page.ts';
import { familyOf, visibleConversation } from '../conversation.ts';
import { hoursOfConversation } from '../hours-of-conversation.ts';
import { placed, placedColumns, shownPromises, type PlacedRow } from './shown.ts';

interface ListQuery extends PageQuery {
  whose: 'mine' | 'everyone';
  state: 'open' | 'settled';
  customer?: string | undefined;
}

function orderOf(query: ListQuery) {
  if (query.state === 'settled')
    return newestFirst<PlacedRow>(query, {
      at: sql`promise.decided_at`,
      id: sql`promise.id`,
      of: (row) => row.decidedAt!,
    });
  return keyset<PlacedRow>(
    query,
    [
      { column: sql`promise.due_at`, type: 'timestamptz', of: (row) => row.dueAt },
      { column: sql`promise.id`, type: 'uuid', of: (row) => row.id },
    ],
    'asc',
  );
}

function ofPerson(customer: string): RawBuilder<boolean> {
  return sql<boolean>`named.customer in (select family.id from customers.root family
    join customers.root person on person.root = family.root where person.id = ${customer})`;
}

/** A page of promises, of those whose conversation the actor sees. */
export async function listPromises(tx: Tx, query: ListQuery, actor: Actor) {
  const order = orderOf(query);
  const conditions = [
    sql<boolean>`promise.workspace = ${tx.workspace}`,
    visibleTo(actor).where,
    query.state === 'open' ? sql<boolean>`promise.state = 'open'` : sql<boolean>`promise.state <> 'open'`,
    ...(query.whose === 'mine' ? [sql<boolean>`promise.owner = ${actor.id}::uuid`] : []),
    ...(query.customer === undefined ? [] : [ofPerson(query.customer)]),
  ];
  const rows = await tx.all<PlacedRow>(sql`select ${placedColumns} from ${placed}
    where ${sql.join([...conditions, order.where], sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await shownPromises(tx, page.items), next: page.next };
}

/** Beyond this many nobody needs to know how many. */
const most = 1_000;

interface Counts {
  late: number;
  today: number;
  open: number;
}

/** How many promises are late, due until the end of the company's day, and open, the first thousand of them. */
export async function countPromises(tx: Tx, actor: Actor): Promise<{ mine: Counts; everyone: Counts }> {
  const { zone } = await workspaceSettings(tx);
  const midnight = sql`(date_trunc('day', ${tx.now}::timestamptz at time zone ${zone}) + interval '1 day') at time zone ${zone}`;
  const count = (whose: RawBuilder<boolean>) =>
    tx.one<Counts>(sql`
      select count(*) filter (where due_at <= ${tx.now})::int as late,
        count(*) filter (where due_at > ${tx.now} and due_at < ${midnight})::int as today, count(*)::int as open
      from (select promise.due_at from ${placed} where promise.workspace = ${tx.workspace} and promise.state = 'open'
        and ${whose} and ${visibleTo(actor).where} order by promise.due_at limit ${most}) as open`);
  return {
    mine: await count(sql<boolean>`promise.owner = ${actor.id}::uuid`),
    everyone: await count(sql<boolean>`true`),
  };
}

const newest = 50;

/** What was promised in a conversation and in those that were put into it, the newest first. */
export async function promisesOf(tx: Tx, conversation: string) {
  const rows = await tx.all<PlacedRow>(sql`select ${placedColumns} from ${placed}
    where promise.id = any(array(select given.id from desk.promise given
      where given.conversation = any(array${familyOf(tx, conversation)}) order by given.made_at desc, given.id desc limit ${newest}))
    order by promise.made_at desc, promise.id desc`);
  return await shownPromises(tx, rows);
}

interface Next {
  dueAt: Date;
  owner: string | null;
}

/** Of each of these conversations with open promises, the one that is due first. */
export async function promisedNextOf(tx: Tx, conversations: readonly string[]): Promise<Map<string, Next>> {
  const rows = await tx.all<Next & { id: string }>(sql`
    select distinct on (1) coalesce(named.merged_into, named.id) as id, promise.due_at, promise.owner
    from desk.promise join desk.conversation named on named.id = promise.conversation
    where promise.state = 'open' and (named.id = any(${[...conversations]}::uuid[]) or named.merged_into = any(${[...conversations]}::uuid[]))
    order by 1, promise.due_at, promise.id`);
  return new Map(rows.map(({ id, ...next }) => [id, next]));
}

/** Hours of business time that people promise something in. */
const usual = [1, 4, 8];

/** When so many hours of business time will have gone by; none where the company keeps no hours. */
export async function promiseTimes(tx: Tx, { id }: { id: string }, actor: Actor) {
  const conversation = await visibleConversation(tx, id, actor);
  const { clock, calendar } = await hoursOfConversation(tx, conversation);
  if (calendar === null) return { items: [] };
  return {
    items: usual.flatMap((hours) => {
      const at = clock.add(tx.now.getTime(), hours * 3_600_000);
      return at === undefined ? [] : [{ hours, at: new Date(at) }];
    }),
  };
}
