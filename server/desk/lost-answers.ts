import { lostAnswer, messageSettled, storiesOf } from '#channels';
import { defineListener, sql, systemActor, type Tx } from '#platform';
import { conversationColumns, type Conversation } from './conversation.ts';
import { reopen } from './resolve.ts';

const words = { failed: 'The answer did not arrive', uncertain: 'The answer may not have arrived' };

/** Milliseconds after which it helps nobody any more; also what was told long before a version that listens. */
const tooLate = 7 * 86_400_000;

/**
 * Whose answer did not arrive still waits for it: the matter is not settled, whatever we thought when we wrote, and nobody has
 * answered. Who resolved it after that was told knew it, and is not overruled; nor is who wrote again.
 */
export const takeUpLostAnswers = defineListener({
  name: 'desk.take-up-lost-answers',
  on: [messageSettled],
  async handle(tx, { data, at }) {
    const lost = await lostAnswer(tx, data.message);
    const conversation = await tx.maybe(
      sql<Conversation>`select ${conversationColumns} from desk.conversation where id = ${lost?.thread ?? data.thread} for update`,
    );
    if (conversation === undefined) return;
    if (lost === undefined) return await countAgain(tx, conversation, at);
    const { status, resolvedAt } = conversation;
    const matters = !lost.followed && tx.now.getTime() - at.getTime() <= tooLate;
    if (matters && status === 'resolved' && resolvedAt !== null && resolvedAt <= at)
      await reopen(tx, { ...conversation, because: words[lost.state] }, systemActor(tx.workspace));
    await countNoMore(tx, conversation);
  },
});

/** Nobody has answered where only the lost answer did, and who wrote before it waits. */
async function countNoMore(tx: Tx, { id, firstInAt }: Conversation): Promise<void> {
  const [story] = await storiesOf(tx, [id]);
  if (story === undefined) return;
  // A joined conversation tells of its own first episode.
  const sameEpisode = firstInAt?.getTime() === story.firstInAt?.getTime();
  await tx.run(sql`update desk.conversation set answered = ${story.answered},
      first_answer_at = case when ${sameEpisode} then ${story.firstAnswerAt}::timestamptz else first_answer_at end,
      waiting_since = case when status = 'open' then ${story.waitingSince}::timestamptz end
    where id = ${id}`);
}

/** A lost answer that goes again, or arrived after all, counts from the moment when that was known. */
async function countAgain(tx: Tx, { id, answered, waitingSince }: Conversation, at: Date): Promise<void> {
  if (answered && waitingSince === null) return;
  const [story] = await storiesOf(tx, [id]);
  if (story === undefined) return;
  await tx.run(sql`update desk.conversation set answered = ${story.answered},
      first_answer_at = coalesce(first_answer_at, case when ${story.firstAnswerAt !== null} then ${at}::timestamptz end),
      waiting_since = case when status = 'open' then ${story.waitingSince}::timestamptz end
    where id = ${id}`);
}
