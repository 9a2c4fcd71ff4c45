import { defineListener, sql } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';

const kindOf = { asked: 'survey.answered', volunteered: 'feedback.given', imported: 'feedback.given' } as const;

/** Responses go with their interactions; that somebody was asked stays in the ledger. */
export const expireAnswers = defineListener({
  name: 'listening.expire-answers',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    for (const [source, kind] of Object.entries(kindOf)) {
      const before = expiredBefore(data, kind);
      if (before !== undefined)
        await tx.run(sql`delete from listening.response where source = ${source} and last_at < ${before}`);
    }
  },
});
