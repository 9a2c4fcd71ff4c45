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
    if (lost === undefined && conversation.answered && conversation.waitingSince === null) return;
    if (lost?.followed === false && isTakenUp(conversation, { at, now: tx.now }))
      await reopen(tx, { ...conversation, because: words[lost.state] }, systemActor(tx.workspace));
    await countAnswers(tx, conversation);
  },
});

/** It was settled before that was told, and not long ago. */
function isTakenUp({ status, resolvedAt }: Conversation, { at, now }: { at: Date; now: Date }): boolean {
  const inTime = now.getTime() - at.getTime() <= tooLate;
  return inTime && status === 'resolved' && resolvedAt !== null && resolvedAt <= at;
}

/**
 * Nobody has answered where only a lost answer did, and who wrote before it waits; once it goes again, or arrived after all, it
 * counts.
 */
async function countAnswers(tx: Tx, { id, firstInAt }: Conversation): Promise<void> {
  const [story] = await storiesOf(tx, [id]);
  if (story === undefined) return;
  // A joined conversation tells of its own first episode.
  const sameEpisode = firstInAt?.getTime() === story.firstInAt?.getTime();
  await tx.run(sql`update desk.conversation set answered = ${story.answered},
      first_answer_at = case when ${sameEpisode} then ${story.firstAnswerAt}::timestamptz else first_answer_at end,
      waiting_since = case when status = 'open' then ${story.waitingSince}::timestamptz end
    where id = ${id}`);
}
