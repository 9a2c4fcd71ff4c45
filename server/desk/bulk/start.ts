import { bulkAtMost, type BulkAct } from '#core/contract/bulk.ts';
import type { InboxView } from '#core/contract/desk.ts';
import type { ConversationFilter } from '#core/desk/filter.ts';
import { addJob, problem, sql, type Actor, type RawBuilder, type Tx } from '#platform';
import { freeUploads, holdUploads, threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { visibleTo } from '#people';
import { countUpTo } from '../filter/both-ways.ts';
import { askedBy, conditionsOfFilter, refuseTrying, type Asked } from '../filter/criteria.ts';
import { refuseMisfits } from '../filter/refuse-misfits.ts';
import { inView } from '../list.ts';
import { listedBy } from '../views/listed.ts';
import { refuseBeyondRights } from './act.ts';
import { insertBulk, ownSince, takeBulk, takeOwn } from './rows.ts';
import { runBulk } from './run.ts';

type Of = { conversations: string[] } | { view: InboxView } | { saved: string } | { filter: ConversationFilter };

/** Begins an act on many conversations. Throws `forbidden` when it is beyond the rights, `refused` for too many or none. */
export async function startBulk(tx: Tx, { act, of }: { act: BulkAct; of: Of }, actor: Actor) {
  refuseBeyondRights(act, actor);
  const which = await whichOf(tx, of, actor);
  const id = await insertBulk(tx, { act, undoes: null }, actor);
  const total = await tx.run(sql`insert into desk.bulk_item (bulk, conversation, position)
    select ${id}, conversation.id, row_number() over (order by conversation.last_at desc, conversation.id desc)
    from desk.conversation where ${visibleTo(actor).where} and conversation.merged_into is null and ${which}
    order by conversation.last_at desc, conversation.id desc limit ${bulkAtMost + 1}`);
  if (total > bulkAtMost)
    throw problem('refused', { detail: `At most ${bulkAtMost.toLocaleString('en')} conversations at once.` });
  if (total === 0) throw problem('not-found', { detail: 'None of these conversations is there.' });
  return begin(tx, id, sql`${total}`);
}

/** Begins to answer these, in their order; who begins it sees them. Throws `forbidden`. */
export async function startAnswers(
  tx: Tx,
  { act, conversations }: { act: Extract<BulkAct, { kind: 'answer' }>; conversations: readonly string[] },
  actor: Actor,
) {
  refuseBeyondRights(act, actor);
  const id = await insertBulk(tx, { act, undoes: null }, actor);
  await holdUploads(tx, { held: id, uploads: act.uploads, by: actor.id });
  const total = await tx.run(sql`insert into desk.bulk_item (bulk, conversation, position)
    select ${id}, conversation, position from unnest(${conversations}::uuid[]) with ordinality as t (conversation, position)`);
  return begin(tx, id, sql`${total}`);
}

async function whichOf(tx: Tx, of: Of, actor: Actor): Promise<RawBuilder<boolean>> {
  if ('view' in of) return inView(of.view, actor);
  if ('conversations' in of) return sql`conversation.id = any(${[...new Set(of.conversations)]}::uuid[])`;
  if ('filter' in of) {
    refuseTrying(of.filter, actor);
    await refuseMisfits(tx, of.filter);
  }
  const { filter } = 'filter' in of ? of : await listedBy(tx, of.saved, actor);
  return sql`${sql.join(await conditionsOfFilter(tx, filter, actor), sql` and `)}`;
}

/** With how many it would be done. */
export async function countForBulk(
  tx: Tx,
  { view, saved }: { view: InboxView; saved?: string | undefined },
  actor: Actor,
): Promise<{ count: number; more: boolean }> {
  const asked: Asked =
    saved === undefined
      ? { ofList: [inView(view, actor)], ofValues: [], holders: null }
      : await askedBy(tx, (await listedBy(tx, saved, actor)).filter, actor);
  const ofList = [visibleTo(actor).where, sql<boolean>`conversation.merged_into is null`, ...asked.ofList];
  const n = await countUpTo(tx, { ...asked, ofList }, bulkAtMost + 1);
  return { count: Math.min(n, bulkAtMost), more: n > bulkAtMost };
}

/** Takes an act back on each conversation that it changed. Throws `refused` while it runs and when that was done already. */
export async function undoBulk(tx: Tx, { id: former }: { id: string }, actor: Actor) {
  const { state, undone, act } = await takeOwn(tx, former, actor);
  if (state === 'running') throw problem('refused', { detail: 'It is still going on. Cancel it first.' });
  if (undone) throw problem('refused', { detail: 'It was taken back already.' });
  refuseBeyondRights(act, actor);
  const id = await insertBulk(tx, { act, undoes: former }, actor);
  const total = await tx.run(sql`insert into desk.bulk_item (bulk, conversation, position, before, version)
    select ${id}, conversation, -position, before, version from desk.bulk_item where bulk = ${former} and state = 'changed'`);
  return begin(tx, id, sql`${total}`);
}

async function begin(tx: Tx, id: string, total: RawBuilder<unknown>) {
  await tx.run(sql`update desk.bulk set total = ${total} where id = ${id}`);
  await addJob(tx, runBulk, { workspace: tx.workspace, bulk: id }, { key: id });
  return (await takeBulk(tx, id))!;
}

/** Ends an act where it is. */
export async function cancelBulk(tx: Tx, { id }: { id: string }, actor: Actor) {
  const found = await takeOwn(tx, id, actor);
  if (found.state !== 'running') return found;
  await tx.run(sql`update desk.bulk set state = 'cancelled', ended_at = ${tx.now} where id = ${id}`);
  await freeUploads(tx, id, found.by);
  return (await takeBulk(tx, id))!;
}

const day = 86_400_000;

/** What a person did with many in the last day. */
export async function listBulk(tx: Tx, actor: Actor) {
  return { items: await ownSince(tx, new Date(tx.now.getTime() - day), actor) };
}

const shownAtMost = 200;

/** One act, with those that were left out, and why. */
export async function readBulk(tx: Tx, { id }: { id: string }, actor: Actor) {
  const found = await takeOwn(tx, id, actor);
  const rows = await tx.all<{ id: string; customer: string; reason: string }>(sql`
    select conversation.id, conversation.customer, coalesce(bulk_item.reason, '') as reason
    from desk.bulk_item join desk.conversation on conversation.id = bulk_item.conversation
    where bulk = ${id} and state = 'left-out' and ${visibleTo(actor).where} order by position limit ${shownAtMost}`);
  const ids = rows.map((row) => row.id);
  const threads = new Map((await threadsOf(tx, ids)).map((thread) => [thread.id, thread]));
  const customers = await describeCustomers(tx, [...new Set(rows.map(({ customer }) => customer))]);
  return {
    ...found,
    leftOutOnes: rows.map((row) => ({
      id: row.id,
      subject: threads.get(row.id)?.subject ?? '',
      customer: customers.get(row.customer)?.name ?? 'Unknown',
      reason: row.reason,
    })),
  };
}
