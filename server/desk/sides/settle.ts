import { sql, type Tx } from '#platform';
import { messageOf, recallBeside } from '#channels';
import { audit } from '#people';
import { remember } from '../conversation.ts';
import { takeSide, type Named, type Side } from './rows.ts';
import { tellSide } from './tell.ts';
import { refuseOutside } from './from-outside.ts';
import type { By } from './write.ts';

/** Says that a side conversation is done, or open again. */
export async function settleSide(tx: Tx, input: Named & { state: Side['state'] }, { actor }: By): Promise<void> {
  const { conversation, side } = await takeSide(tx, input, actor);
  if (side.state === input.state) return;
  await tx.run(sql`update desk.side set state = ${input.state} where id = ${side.id}`);
  const done = input.state === 'done';
  await remember(tx, { conversation: conversation.id, actor, what: done ? 'side-done' : 'side-reopened' });
  await tellSide(tx, conversation, { side: side.id, what: done ? 'done' : 'reopened', actor });
}

/** Takes a mail back before it goes; a side conversation that was begun with it was never begun. Throws `conflict` (`gone`). */
export async function recall(tx: Tx, input: Named & { message: string }, { app, actor }: By) {
  refuseOutside(actor);
  const { conversation, side } = await takeSide(tx, input, actor);
  const { author } = await messageOf(tx, input.message);
  const back = await recallBeside(tx, app, { side: side.id, message: input.message, by: actor.id });
  if (author.id !== actor.id)
    await audit(tx, actor, { action: 'side.cancel', subject: input.message, detail: { author: author.name } });
  if (back.begun) {
    await tx.run(sql`delete from desk.side where id = ${side.id}`);
    await tx.run(sql`delete from desk.change where conversation = ${conversation.id} and what = 'side-begun'
      and at = ${side.begunAt}`);
  }
  await tellSide(tx, conversation, { side: side.id, what: 'taken-back', actor });
  return back;
}
