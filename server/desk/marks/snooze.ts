import { problem, sql, type Actor, type Tx } from '#platform';
import { remember, takeConversation, type Conversation } from '../conversation.ts';
import { tellMarked } from './tell.ts';

interface Snoozing {
  id: string;
  /** Null wakes it. */
  until: Date | null;
  version?: number | undefined;
}

/** Puts an open conversation off until a time. Throws `refused` for a time that is past and for what is not open. */
export async function snooze(tx: Tx, { id, until, version }: Snoozing, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  if (until === null) return wake(tx, conversation, { actor });
  if (conversation.status !== 'open')
    throw problem('refused', { detail: 'Only an open conversation can be snoozed. Reopen it first.' });
  if (until <= tx.now) throw problem('refused', { detail: 'That time is past. Choose a later one.' });
  if (conversation.snoozedUntil?.getTime() === until.getTime()) return;
  await tx.run(sql`update desk.conversation set snoozed_until = ${until}, version = version + 1
    where id = ${conversation.id}`);
  await remember(tx, { conversation: conversation.id, actor, what: 'snoozed', detail: until.toISOString() });
  await tellMarked(tx, conversation, { what: 'snoozed', actor });
}

/** Brings a snoozed conversation back. By the clock it comes up again as if something had just come in. */
export async function wake(
  tx: Tx,
  conversation: Conversation,
  { actor, byClock = false }: { actor: Actor; byClock?: boolean },
): Promise<void> {
  if (conversation.snoozedUntil === null) return;
  const { id } = conversation;
  const last = byClock ? sql`greatest(last_at, ${tx.now}::timestamptz)` : sql`last_at`;
  // What was put off until a time is for us then, whomever it waited for before.
  const open = byClock ? sql`pause = null, own_status = case when pause is null then own_status end,` : sql``;
  await tx.run(sql`update desk.conversation set ${open} snoozed_until = null, last_at = ${last}, version = version + 1
    where id = ${id}`);
  await remember(tx, { conversation: id, actor, what: 'woken', detail: byClock ? 'its time came' : null });
  await tellMarked(tx, conversation, { what: 'woken', actor });
}
