import type { SignKind } from '#core/care/recovery.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { teamsOf } from '#people';
import { keyset, newestFirst, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { recoveries, recoveryColumns, type RecoveryRow } from './rows.ts';
import { shownRecoveries } from './shown.ts';

interface ListQuery extends PageQuery {
  state: 'unsettled' | 'closed';
  whose: 'everyone' | 'mine' | 'teams' | 'nobody';
  sign?: SignKind | undefined;
  overdue?: boolean | undefined;
  customer?: string | undefined;
  conversation?: string | undefined;
}

function orderOf(query: ListQuery) {
  if (query.state === 'closed')
    return newestFirst<RecoveryRow>(query, {
      at: sql`recovery.closed_at`,
      id: sql`recovery.id`,
      of: (row) => row.closedAt!,
    });
  return keyset<RecoveryRow>(
    query,
    [
      { column: sql`recovery.due_at`, type: 'timestamptz', of: (row) => row.dueAt },
      { column: sql`recovery.id`, type: 'uuid', of: (row) => row.id },
    ],
    'asc',
  );
}

async function whoseCondition(tx: Tx, whose: ListQuery['whose'], actor: Actor): Promise<RawBuilder<boolean>> {
  if (whose === 'mine') return sql<boolean>`recovery.owner = ${actor.id}::uuid`;
  if (whose === 'nobody') return sql<boolean>`recovery.owner is null`;
  if (whose === 'teams') return sql<boolean>`recovery.team = any(${await teamsOf(tx, actor.id)}::uuid[])`;
  return sql<boolean>`true`;
}

const isLate = (now: Date) => sql<boolean>`recovery.state in ('open', 'in-contact') and recovery.due_at <= ${now}`;

function conditionsOf(tx: Tx, { state, sign, overdue, customer, conversation }: ListQuery): Array<RawBuilder<boolean>> {
  const given: Array<RawBuilder<boolean> | undefined> = [
    state === 'closed' ? sql`recovery.state = 'closed'` : sql`recovery.state <> 'closed'`,
    sign && sql`exists (select 1 from care.sign told where told.recovery = recovery.id and told.kind = ${sign})`,
    overdue === true ? isLate(tx.now) : undefined,
    customer === undefined
      ? undefined
      : sql`recovery.customer in (select family.id from customers.root family
          join customers.root person on person.root = family.root where person.id = ${customer})`,
    conversation === undefined
      ? undefined
      : sql`about.place = (select place from desk.conversation_state named where named.id = ${conversation})`,
  ];
  return given.filter((each) => each !== undefined);
}

/** A page of recovery cases. */
export async function listRecoveries(tx: Tx, query: ListQuery, actor: Actor) {
  const order = orderOf(query);
  const conditions = [...conditionsOf(tx, query), await whoseCondition(tx, query.whose, actor), order.where];
  const rows = await tx.all<RecoveryRow>(sql`select ${recoveryColumns} from ${recoveries}
    where recovery.workspace = ${tx.workspace} and ${sql.join(conditions, sql` and `)} ${order.order} ${order.limit}`);
  const page = order.page(rows, (row) => row);
  return { items: await shownRecoveries(tx, page.items, actor), next: page.next };
}

/** Beyond this many nobody needs to know how many. */
const most = 1_000;

interface Counts {
  mine: number;
  mineOverdue: number;
  everyone: number;
  overdue: number;
  nobody: number;
}

/** How many cases are unsettled, the first thousand of them. */
export async function countRecoveries(tx: Tx, actor: Actor): Promise<Counts> {
  const mine = sql`owner = ${actor.id}::uuid`;
  return await tx.one<Counts>(sql`
    select count(*) filter (where ${mine})::int as mine, count(*) filter (where ${mine} and late)::int as mine_overdue,
      count(*)::int as everyone, count(*) filter (where late)::int as overdue,
      count(*) filter (where owner is null)::int as nobody
    from (select recovery.owner, ${isLate(tx.now)} as late from care.recovery
      where recovery.workspace = ${tx.workspace} and recovery.state <> 'closed'
      order by recovery.due_at limit ${most}) as unsettled`);
}
