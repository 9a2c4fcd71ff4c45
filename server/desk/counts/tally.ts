import { visibleTo } from '#people';
import { defineJob, defineSchedule, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { z } from 'zod';

// The numbers beside the views: kept as conversations change (migration 0130), so that nobody's look counts the conversations.

/** What was counted and what changed since, as one list. */
export const tallied = sql`(select assignee, shelf, waits, n from desk.tally union all select assignee, shelf, waits, n from desk.tally_change) as tallied`;

interface Counts {
  mine: number;
  unassigned: number;
  open: number;
  waiting: number;
  forCustomer: number;
  onHold: number;
  snoozed: number;
}

/** How many conversations stand in each ready view, of those that the actor sees. */
export async function countConversations(tx: Tx, actor: Actor): Promise<Counts> {
  const { everything, where } = visibleTo(actor);
  if (!everything) return countSeen(tx, actor, where);
  return await tx.one<Counts>(sql`
    select coalesce(sum(n) filter (where shelf = 'open'), 0)::int as open,
      coalesce(sum(n) filter (where shelf = 'open' and assignee = desk.nil()), 0)::int as unassigned,
      coalesce(sum(n) filter (where shelf = 'open' and assignee = ${actor.id}::uuid), 0)::int as mine,
      coalesce(sum(n) filter (where shelf = 'open' and waits), 0)::int as waiting,
      coalesce(sum(n) filter (where shelf = 'waiting'), 0)::int as for_customer,
      coalesce(sum(n) filter (where shelf = 'on-hold'), 0)::int as on_hold,
      coalesce(sum(n) filter (where shelf = 'snoozed'), 0)::int as snoozed
    from ${tallied}`);
}

/** What somebody with a limited sight sees is little: it is counted where it stands. */
async function countSeen(tx: Tx, actor: Actor, seen: RawBuilder<boolean>): Promise<Counts> {
  return await tx.one<Counts>(sql`
    select count(*) filter (where shelf = 'open')::int as open,
      count(*) filter (where shelf = 'open' and assignee is null)::int as unassigned,
      count(*) filter (where shelf = 'open' and assignee = ${actor.id}::uuid)::int as mine,
      count(*) filter (where shelf = 'open' and waiting_since is not null)::int as waiting,
      count(*) filter (where shelf = 'waiting')::int as for_customer,
      count(*) filter (where shelf = 'on-hold')::int as on_hold,
      count(*) filter (where shelf = 'snoozed')::int as snoozed
    from desk.conversation where ${seen} and desk.is_tallied(conversation.shelf)`);
}

/** Puts what changed into the tally, so that there is little to add up. */
export async function foldTally(tx: Tx): Promise<void> {
  await tx.run(sql`
    with gone as (delete from desk.tally_change where workspace = ${tx.workspace} returning assignee, shelf, waits, n)
    insert into desk.tally as tally (assignee, shelf, waits, n)
    select assignee, shelf, waits, sum(n) from gone group by 1, 2, 3
    on conflict (workspace, assignee, shelf, waits) do update set n = tally.n + excluded.n`);
}

export const foldTallies = defineJob({
  name: 'desk.fold-tallies',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    await app.database.inWorkspace(workspace, foldTally);
  },
});

export const foldTalliesOften = defineSchedule({ job: foldTallies, every: '10 seconds', eachWorkspace: true });
