import { sql, type Tx } from '#platform';
import { messagesById, storiesOf } from '#channels';
import { bringDrafts } from '../drafts/follow.ts';
import { bringSideDrafts } from '../sides/drafts-follow.ts';
import { bringMarks } from './marks.ts';

/**
 * Brings the work up to the messages that stand in a conversation now. `contacts` came to it or left it (below 0); they are
 * counted, not told anew: what a settled conversation reported stays its own.
 */
export async function refreshWork(tx: Tx, id: string, contacts: number): Promise<void> {
  const [story] = await storiesOf(tx, [id]);
  if (story === undefined) return;
  await tx.run(sql`update desk.conversation set
      contacts = greatest(0, contacts + ${contacts}), automatic = ${story.automatic}, answered = ${story.answered},
      begun_by_us = ${story.begunByUs}, first_in_at = ${story.firstInAt}, first_answer_at = ${story.firstAnswerAt},
      started_at = ${story.startedAt}, last_at = ${story.lastAt},
      waiting_since = case when status = 'open' then ${story.waitingSince}::timestamptz end, version = version + 1
    where id = ${id}`);
}

/** The work on a part that became a conversation of its own: open, with whoever had the whole. */
export async function beginWork(tx: Tx, { id, from }: { id: string; from: string }): Promise<number> {
  const [story] = await storiesOf(tx, [id]);
  if (story === undefined) return 0;
  await tx.run(sql`insert into desk.conversation (id, customer, channel, status, assignee, team, waiting_since, answered, automatic,
      begun_by_us, contacts, first_in_at, first_answer_at, started_at, last_at, priority)
    select ${id}, ${story.customer}, ${story.channel}, 'open', assignee, team, ${story.waitingSince}::timestamptz, ${story.answered},
      ${story.automatic}, ${story.begunByUs}, ${story.contacts}, ${story.firstInAt}::timestamptz, ${story.firstAnswerAt}::timestamptz,
      ${story.startedAt}::timestamptz, ${story.lastAt}::timestamptz, priority
    from desk.conversation where id = ${from}`);
  await tx.run(sql`insert into desk.tagged (tag, conversation)
    select tag, ${id} from desk.tagged where workspace = ${tx.workspace} and conversation = ${from}`);
  return story.contacts;
}

const ranked = sql`array['low', 'normal', 'high', 'urgent']`;

/**
 * The survivor takes the work of the other over, which stands in no view any more. A settled conversation keeps its figures:
 * they are told already. Of an open one they go into the survivor's. Who has the survivor keeps it, a person as
 * well as a team, else who had the other.
 */
export async function takeOverWork(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  const [story] = await storiesOf(tx, [target]);
  await tx.run(sql`update desk.conversation survivor set
      assignee = coalesce(survivor.assignee, other.assignee), team = coalesce(survivor.team, other.team), last_at = greatest(survivor.last_at, other.last_at),
      answered = survivor.answered or other.answered, version = survivor.version + 1,
      waiting_since = case when survivor.status = 'open' then ${story?.waitingSince ?? null}::timestamptz end,
      automatic = survivor.automatic and other.automatic,
      priority = case when array_position(${ranked}, other.priority) > array_position(${ranked}, survivor.priority)
        then other.priority else survivor.priority end,
      snoozed_until = case when other.shelf = 'open' then null else survivor.snoozed_until end,
      pause = case when other.shelf = 'open' then null else survivor.pause end,
      own_status = case when other.shelf = 'open' and survivor.pause is not null then null else survivor.own_status end,
      begun_by_us = case when other.status = 'open' and other.started_at < survivor.started_at then other.begun_by_us else survivor.begun_by_us end,
      contacts = survivor.contacts + case when other.status = 'open' then other.contacts else 0 end,
      started_at = case when other.status = 'open' then least(survivor.started_at, other.started_at) else survivor.started_at end,
      first_in_at = case when other.status = 'open' then least(survivor.first_in_at, other.first_in_at) else survivor.first_in_at end,
      first_answer_at = case when other.status = 'open' then least(survivor.first_answer_at, other.first_answer_at) else survivor.first_answer_at end
    from desk.conversation other where survivor.id = ${target} and other.id = ${source}`);
  await bringMarks(tx, { source, target });
  await bringDrafts(tx, { source, target });
  await bringSideDrafts(tx, { source, target });
  await tx.run(sql`update desk.conversation set merged_into = ${target}, version = version + 1
    where id = ${source} or merged_into = ${source}`);
}

/** How many of these messages a person wrote to us. */
export async function contactsIn(tx: Tx, messages: readonly string[]): Promise<number> {
  const all = await messagesById(tx, [...messages]);
  return all.filter(({ direction, automatic }) => direction === 'in' && !automatic).length;
}
