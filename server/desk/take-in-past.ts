import { defineListener, publish, sql, systemActor, type Tx } from '#platform';
import { storiesOf, threadImported, type ThreadStory } from '#channels';
import { conversationOpened } from './events.ts';
import { about, conversationColumns, type Conversation } from './conversation.ts';
import { recordChange } from './resolve.ts';
import { factsAtResolution } from './facts/at-resolution.ts';
import { isBlocked } from './take-in.ts';

/** A customer who wrote last and longer ago than this is not waiting any more. */
const waitingDays = 14;

/**
 * Conversations of the past become settled work: resolved when their last message was sent, so that nobody is asked, answered
 * or counted for today. Only where the customer wrote last, and lately, somebody still has to answer.
 */
export const takeInPast = defineListener({
  name: 'desk.take-in-past',
  on: [threadImported],
  async handle(tx, { data }) {
    const [story] = await storiesOf(tx, [data.thread]);
    if (story === undefined) return;
    const there = await tx.maybe(
      sql<Conversation>`select ${conversationColumns} from desk.conversation where id = ${data.thread} for update`,
    );
    if (there === undefined) await begin(tx, story);
    else await grow(tx, there, story);
  },
});

async function begin(tx: Tx, story: ThreadStory): Promise<void> {
  const blocked = await isBlocked(tx, story.customer);
  const status = blocked ? 'spam' : isWaiting(story, tx.now) ? 'open' : 'resolved';
  const conversation = await tx.one(sql<Conversation>`
    insert into desk.conversation as conversation (id, customer, channel, status, waiting_since, answered, automatic, begun_by_us,
      contacts, first_in_at, first_answer_at, started_at, last_at, resolved_at)
    values (${story.thread}, ${story.customer}, ${story.channel}, ${status}, ${status === 'open' ? story.waitingSince : null},
      ${story.answered}, ${story.automatic}, ${story.begunByUs}, ${story.contacts}, ${story.firstInAt}, ${story.firstAnswerAt},
      ${story.startedAt}, ${story.lastAt}, ${status === 'resolved' ? story.lastAt : null})
    returning ${conversationColumns}`);
  if (status === 'open') await publish(tx, conversationOpened, { subject: conversation.id, data: about(conversation) });
  else await recordEnd(tx, conversation);
}

function isWaiting({ waitingSince, lastInAt }: ThreadStory, now: Date): boolean {
  return waitingSince !== null && lastInAt !== null && now.getTime() - lastInAt.getTime() < waitingDays * 86_400_000;
}

async function recordEnd(tx: Tx, conversation: Conversation): Promise<void> {
  const { status, lastAt: at } = conversation;
  const actor = systemActor(tx.workspace);
  if (status === 'spam') await recordChange(tx, conversation, { kind: 'conversation.marked_spam', actor, at });
  else
    await recordChange(tx, conversation, {
      kind: 'conversation.resolved',
      actor,
      at,
      facts: await factsAtResolution(tx, conversation, at),
    });
}

/** Mails of the past join a conversation that is there: its history becomes longer, what it is now stays. */
async function grow(tx: Tx, there: Conversation, story: ThreadStory): Promise<void> {
  const longer = (await endedInThePast(tx, there)) && there.resolvedAt !== null && story.lastAt > there.resolvedAt;
  const conversation = await tx.one(sql<Conversation>`
    update desk.conversation as conversation set
      started_at = ${story.startedAt}, last_at = ${story.lastAt}, begun_by_us = ${story.begunByUs},
      answered = ${story.answered}, automatic = ${story.automatic}, contacts = ${story.contacts},
      first_in_at = ${story.firstInAt}, first_answer_at = ${story.firstAnswerAt},
      waiting_since = case when status = 'open' then ${story.waitingSince}::timestamptz end,
      resolved_at = case when ${longer} then ${story.lastAt}::timestamptz else resolved_at end
    where id = ${there.id} returning ${conversationColumns}`);
  if (longer) await recordEnd(tx, conversation);
}

/** Resolved by an import, not by anybody here. */
async function endedInThePast(tx: Tx, { id, status }: Conversation): Promise<boolean> {
  if (status !== 'resolved') return false;
  const resolved = await tx.maybe(
    sql`select 1 from desk.change where conversation = ${id} and what = 'resolved' limit 1`,
  );
  return resolved === undefined;
}
