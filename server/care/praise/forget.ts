import { threadForgotten } from '#channels';
import { forgetNotices } from '#desk';
import { defineListener, sql, type RawBuilder, type Tx } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';

/** Takes praise away with the notices of it. */
export async function forgetPraiseOf(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  const gone = await tx.all<{ id: string }>(
    sql`delete from care.praise where workspace = ${tx.workspace} and ${which} returning id`,
  );
  await forgetNotices(
    tx,
    'praise',
    gone.map(({ id }) => id),
  );
}

/** What was said in a conversation is forgotten with it. */
export const forgetPraiseOfThread = defineListener({
  name: 'care.forget-praise',
  on: [threadForgotten],
  handle: (tx, { data }) => forgetPraiseOf(tx, sql`conversation = ${data.thread}`),
});

/** Words go with the interactions that tell of them. */
export const expirePraise = defineListener({
  name: 'care.expire-praise',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    for (const kind of ['message.received', 'survey.answered', 'feedback.given'] as const) {
      const before = expiredBefore(data, kind);
      if (before !== undefined) await forgetPraiseOf(tx, sql`kind = ${kind} and said_at < ${before}`);
    }
  },
});
