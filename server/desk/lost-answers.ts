import { lostAnswer, messageSettled } from '#channels';
import { defineListener, sql, systemActor } from '#platform';
import { conversationColumns, type Conversation } from './conversation.ts';
import { reopen } from './resolve.ts';

const words = { failed: 'The answer did not arrive', uncertain: 'The answer may not have arrived' };

/** Milliseconds after which it helps nobody any more; also what was told long before a version that listens. */
const tooLate = 7 * 86_400_000;

/**
 * Whose answer did not arrive still waits for it: the matter is not settled, whatever we thought when we wrote. Who resolved it
 * after that was told knew it, and is not overruled.
 */
export const takeUpLostAnswers = defineListener({
  name: 'desk.take-up-lost-answers',
  on: [messageSettled],
  async handle(tx, { data, at }) {
    if (data.state !== 'failed' && data.state !== 'uncertain') return;
    if (tx.now.getTime() - at.getTime() > tooLate) return;
    const lost = await lostAnswer(tx, data.message);
    if (lost === undefined) return;
    const conversation = await tx.maybe(
      sql<Conversation>`select ${conversationColumns} from desk.conversation where id = ${lost.thread} for update`,
    );
    if (conversation?.status !== 'resolved' || conversation.resolvedAt === null || conversation.resolvedAt > at) return;
    await reopen(tx, { ...conversation, because: words[lost.state] }, systemActor(tx.workspace));
  },
});
