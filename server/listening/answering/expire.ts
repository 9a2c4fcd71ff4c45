import { defineListener, sql } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';

/** Answers go with their interactions; that somebody was asked stays in the ledger. */
export const expireAnswers = defineListener({
  name: 'listening.expire-answers',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    const before = expiredBefore(data, 'survey.answered');
    if (before !== undefined) await tx.run(sql`delete from listening.answer where at < ${before}`);
  },
});
