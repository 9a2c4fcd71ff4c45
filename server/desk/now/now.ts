import { visitorsGone } from '#channels';
import { memberNames, visibleTo } from '#people';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { tallied } from '../counts/tally.ts';

// How it stands at this moment. Counted as conversations change (desk.tally), or along an index and so many at most: 500,000 open
// conversations cost as much as five thousand.

const most = 1_000;
const shownPeople = 12;
const waits = sql`conversation.workspace = platform.workspace() and conversation.shelf = 'open' and conversation.waiting_since is not null`;

interface Open {
  /** Nil: nobody. */
  assignee: string;
  open: number;
  waiting: number;
}

/** Of whom how many are open and wait. What somebody with a limited sight sees is little: it is counted where it stands. */
async function openOf(tx: Tx, actor: Actor): Promise<Open[]> {
  const { everything, where } = visibleTo(actor);
  if (!everything)
    return tx.all<Open>(sql`select coalesce(assignee, desk.nil()) as assignee, count(*)::int as open,
        count(waiting_since)::int as waiting from desk.conversation
      where ${where} and conversation.shelf = 'open' group by 1 order by 2 desc, 1`);
  return tx.all<Open>(sql`select assignee, sum(n)::int as open, coalesce(sum(n) filter (where waits), 0)::int as waiting
    from ${tallied} where shelf = 'open' group by 1 having sum(n) > 0 order by 2 desc, 1`);
}

/** Along the order of the longest wait (migration 0280). */
async function longestWait(tx: Tx, seen: RawBuilder<boolean>) {
  const row = await tx.maybe<{ id: string; since: Date | null }>(sql`
    select conversation.id, conversation.waiting_since as since from desk.conversation
    where conversation.workspace = ${tx.workspace} and conversation.shelf = 'open' and ${seen}
    order by coalesce(waiting_since, timestamptz '9999-01-01 00:00:00+00'), conversation.id limit 1`);
  return row?.since == null ? null : { conversation: row.id, since: row.since };
}

async function unanswered(tx: Tx, seen: RawBuilder<boolean>): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from (
    select 1 from desk.conversation where ${waits} and not conversation.answered and ${seen} limit ${most}) as those`);
  return n;
}

async function left(tx: Tx, seen: RawBuilder<boolean>): Promise<number> {
  const chats = await tx.all<{ id: string }>(sql`select conversation.id from desk.conversation
    where ${waits} and not conversation.answered and conversation.channel = 'chat' and ${seen}
    order by conversation.waiting_since desc limit ${most}`);
  return (
    await visitorsGone(
      tx,
      chats.map(({ id }) => id),
    )
  ).size;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** How it stands at this moment, of the conversations that the actor sees. */
export async function readNow(tx: Tx, actor: Actor) {
  const seen = visibleTo(actor).where;
  const open = await openOf(tx, actor);
  const waiting = open.reduce((sum, each) => sum + each.waiting, 0);
  const people = open.filter(({ assignee }) => assignee !== nobody).slice(0, shownPeople);
  const names = await memberNames(
    tx,
    people.map(({ assignee }) => assignee),
  );
  return {
    waiting,
    longest: waiting === 0 ? null : await longestWait(tx, seen),
    unanswered: await unanswered(tx, seen),
    left: await left(tx, seen),
    nobodys: open.find(({ assignee }) => assignee === nobody)?.open ?? 0,
    people: people.map(({ assignee, open: count }) => ({
      id: assignee,
      name: names.get(assignee) ?? 'Former member',
      open: count,
    })),
  };
}
