import { conversationReplied } from '#desk';
import { defineListener, publish, sql } from '#platform';
import { causeChanged } from '../events.ts';

/** Whoever is answered in the conversation once its cause is fixed was told what we did. */
export const noteTold = defineListener({
  name: 'care.note-told',
  on: [conversationReplied],
  async handle(tx, { data: { conversation, by }, at }) {
    if (by.kind !== 'agent') return;
    const told = await tx.all<{ cause: string }>(sql`update care.named set told_at = ${at}
      from care.recovery join desk.conversation_state about on about.id = recovery.conversation, care.cause
      where named.recovery = recovery.id and named.cause = cause.id and about.place = ${conversation}
        and named.told_at is null and cause.fixed_at <= ${at} returning named.cause`);
    for (const { cause } of told) await publish(tx, causeChanged, { subject: cause, data: {} });
  },
});
