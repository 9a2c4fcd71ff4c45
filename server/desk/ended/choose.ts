import { endedAfterDays, mostEnded, tellingKinds } from '#core/desk/ended.ts';
import { visibleTo, workspaceSettings } from '#people';
import { sql, type Actor, type RawBuilder, type Tx } from '#platform';

/** So many days the same customer is not shown to the same person again. */
const restDays = 30;

export interface Chosen {
  conversation: string;
  customer: string;
  answeredAt: Date;
}

interface Choosing {
  person: string;
  /** The company's day, `2026-03-01`. */
  day: string;
  actor: Actor;
}

/** Whether somebody sees the customer's whole line, or only what happened in the conversation. */
export function seesWholeLine(actor: Actor): boolean {
  return visibleTo(actor).everything && actor.permissions.has('customer.read');
}

/** Fills the places of the day that are free: those who have something to tell first, then by lot, so that neither good nor bad ends are preferred. */
async function fillPlaces(tx: Tx, { person, day, actor }: Choosing): Promise<void> {
  const { least, most } = endedAfterDays;
  const ago = (days: number) => new Date(tx.now.getTime() - days * 86_400_000);
  await tx.run(sql`
    with taken as (select count(*)::int as places from desk.ended
      where workspace = ${tx.workspace} and person = ${person} and day = ${day}::date),
    candidate as (
      select conversation.id, root.root, max(helped.at) as at
      from desk.helped
      join desk.conversation named on named.id = helped.conversation
      join desk.conversation on conversation.id = coalesce(named.merged_into, named.id)
      join customers.root on root.id = conversation.customer
      where helped.workspace = ${tx.workspace} and helped.person = ${person}
        and helped.at between ${ago(most)} and ${ago(least)}
        and conversation.status = 'resolved' and ${visibleTo(actor).where}
      group by conversation.id, root.root),
    told as (
      select candidate.*, ${tells(tx.workspace, actor)} as tells, md5(candidate.id::text || ${person}::text) as lot from candidate
      where not exists (
        select 1 from desk.ended shown join desk.conversation theirs on theirs.id = shown.conversation
        join customers.root on root.id = theirs.customer
        where shown.workspace = ${tx.workspace} and shown.person = ${person}
          and (shown.conversation = candidate.id or root.root = candidate.root and shown.day > ${day}::date - ${restDays}::int))),
    ranked as (
      select one.*, row_number() over (order by tells desc, lot) as rank
      from (select distinct on (root) * from told order by root, tells desc, at desc, id) one)
    insert into desk.ended (person, conversation, day, place, answered_at)
    select ${person}, id, ${day}::date, places + rank, at from ranked, taken where places + rank <= ${mostEnded}
    on conflict do nothing`);
}

function tells(workspace: string, actor: Actor): RawBuilder<boolean> {
  const where = seesWholeLine(actor) ? sql`true` : sql`later.conversation = candidate.id`;
  return sql<boolean>`exists (
    select 1 from customers.root family
    join touchpoints.interaction_read later on later.workspace = family.workspace and later.customer = family.id
    where family.workspace = ${workspace} and family.root = candidate.root and later.occurred_at > candidate.at
      and later.received_at > candidate.at - interval '1 day' and later.kind = any(${[...tellingKinds]}) and ${where})`;
}

/** Whose later line a person is shown today; what was chosen once stays so for the day. */
export async function chosenToday(tx: Tx, person: string, actor: Actor): Promise<Chosen[]> {
  const { zone } = await workspaceSettings(tx);
  const { day } = await tx.one<{ day: string }>(
    sql`select (${tx.now}::timestamptz at time zone ${zone})::date::text as day`,
  );
  await fillPlaces(tx, { person, day, actor });
  return tx.all<Chosen>(sql`
    select conversation.id as conversation, conversation.customer, ended.answered_at
    from desk.ended
    join desk.conversation named on named.id = ended.conversation
    join desk.conversation on conversation.id = coalesce(named.merged_into, named.id)
    where ended.workspace = ${tx.workspace} and ended.person = ${person} and ended.day = ${day}::date and ${visibleTo(actor).where}
    order by ended.place`);
}
