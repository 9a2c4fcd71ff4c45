import { bulkAct } from '#core/contract/bulk.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import { takeBackOn, type Before } from '../bulk/act.ts';
import { takeConversation } from '../conversation.ts';
import { cancelHeld } from '../held/act.ts';

interface Row {
  id: string;
  conversation: string;
  done: Array<{ act: Parameters<typeof bulkAct.decode>[0]; before: Before }>;
  held: string | null;
  version: number;
  undone: boolean;
}

/** Takes back what one's own macro did, the last step first; gives the conversation. Throws `conflict` when it moved on, or has gone out. */
export async function undoMacro(tx: Tx, id: string, actor: Actor): Promise<string> {
  const run =
    await tx.maybe<Row>(sql`select macro_run.id, coalesce(merged_into, conversation) as conversation, done, held, macro_run.version, undone
    from desk.macro_run join desk.conversation on conversation.id = macro_run.conversation
    where macro_run.id = ${id} and person is not distinct from ${actor.id}::uuid`);
  if (run === undefined) throw problem('not-found', { detail: 'There is no such run of a macro.' });
  const { version } = await takeConversation(tx, { id: run.conversation }, actor);
  const fresh = await tx.one<{ undone: boolean }>(sql`select undone from desk.macro_run where id = ${id} for update`);
  if (fresh.undone) throw problem('refused', { detail: 'It was taken back already.' });
  if (version !== run.version) throw problem('conflict', { code: 'stale', detail: 'Somebody changed it since.' });
  if (run.held !== null) await cancelHeld(tx, run.held, actor);
  for (const { act, before } of run.done.toReversed()) {
    const now = await takeConversation(tx, { id: run.conversation }, actor);
    await takeBackOn(tx, { id: now.id, act: bulkAct.decode(act), before, version: now.version }, actor);
  }
  await tx.run(sql`update desk.macro_run set undone = true where id = ${id}`);
  return run.conversation;
}
