import { messagesOf, threadForgotten } from '#channels';
import { conversationArranged } from '#desk';
import { defineListener, sql } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';

/** What a message says goes where the message goes. */
export const followVerbatims = defineListener({
  name: 'care.follow-verbatims',
  on: [conversationArranged],
  async handle(tx, { subject }) {
    for (let after: string | null | undefined; after !== null;) {
      const page = await messagesOf(tx, subject, { limit: 200, ...(after && { after }) });
      await tx.run(sql`update care.verbatim set conversation = ${subject}
        where message = any(${page.items.map(({ id }) => id)}::uuid[]) and conversation is distinct from ${subject}::uuid`);
      after = page.next;
    }
  },
});

/** What was said in a conversation is forgotten with it. */
export const forgetVerbatims = defineListener({
  name: 'care.forget-verbatims',
  on: [threadForgotten],
  async handle(tx, { data }) {
    await tx.run(sql`delete from care.verbatim where conversation = ${data.thread}`);
  },
});

/** Words go with the interactions that tell of them. */
export const expireVerbatims = defineListener({
  name: 'care.expire-verbatims',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    for (const kind of ['message.received', 'survey.answered', 'feedback.given'] as const) {
      const before = expiredBefore(data, kind);
      if (before !== undefined) await tx.run(sql`delete from care.verbatim where kind = ${kind} and at < ${before}`);
    }
  },
});
