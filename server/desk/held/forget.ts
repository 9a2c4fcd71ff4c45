import { sql, type App, type RawBuilder, type Tx } from '#platform';
import { dropHeldUploads } from '#channels';
import { dropDrafts } from '../drafts/follow.ts';

/** Lets go of drafts, and of the files of answers that wait, in conversations which are about to be forgotten. */
export async function dropHeldFiles(tx: Tx, app: App, which: RawBuilder<unknown>): Promise<void> {
  const held = await tx.all<{ id: string }>(sql`select held_reply.id from desk.held_reply
    join desk.conversation on conversation.id = held_reply.conversation
    where held_reply.state in ('held', 'stopped') and conversation.${which}`);
  const ids = held.map(({ id }) => id);
  await dropHeldUploads(tx, app, ids);
  await dropDrafts(tx, app, sql`conversation in (select id from desk.conversation where conversation.${which})`);
}
