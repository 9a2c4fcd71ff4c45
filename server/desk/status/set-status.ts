import { readyStatuses } from '#core/desk/category.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import { remember, takeConversation, type Conversation } from '../conversation.ts';
import { tellMarked } from '../marks/tell.ts';
import { reopen, resolve } from '../resolve.ts';
import { statusIdOf } from './status-of.ts';
import { statusesOf, type Status } from './statuses.ts';
import { refuseUnready } from '../refuse-unready.ts';

interface Setting {
  id: string;
  status: string;
  version?: number | undefined;
}

/** Says where a conversation stands. Throws `refused` for a status that is not offered, for spam, and where a reason is wanted first, `conflict`, `not-found`. */
export async function setStatus(tx: Tx, { id, status: wanted, version }: Setting, actor: Actor): Promise<void> {
  const conversation = await takeConversation(tx, { id, version }, actor);
  if (statusIdOf(conversation) === wanted) return;
  const status = (await statusesOf(tx)).find((each) => each.id === wanted);
  if (status === undefined) throw problem('refused', { detail: 'There is no such status any more. Look again.' });
  if (status.retired)
    throw problem('refused', {
      detail: `“${status.name}” is archived. Choose another one, or bring it back in the settings.`,
    });
  if (conversation.status === 'spam')
    throw problem('refused', { detail: 'It is marked as spam. Say first that it is none.' });
  if (status.category === 'resolved') {
    await refuseUnready(tx, conversation.id, actor);
    await resolve(tx, { id: conversation.id }, actor);
  } else if (conversation.status === 'resolved') await reopen(tx, conversation, actor);
  await write(tx, conversation.id, status);
  // Resolving and reopening tell of themselves.
  const told = status.category === 'resolved' ? readyStatuses.resolved.id : readyStatuses.open.id;
  const settles = (status.category === 'resolved') !== (conversation.status === 'resolved');
  if (settles && wanted === told) return;
  await remember(tx, { conversation: conversation.id, actor, what: 'status-set', detail: status.name });
  await tellMarked(tx, conversation, { what: 'status-set', actor });
}

/** A status that a category has by itself is kept as none of one’s own. */
async function write(tx: Tx, id: string, { id: status, category }: Status): Promise<void> {
  const pause = category === 'waiting' || category === 'on-hold' ? category : null;
  const own = status === readyStatuses[category].id ? null : status;
  await tx.run(
    sql`update desk.conversation set pause = ${pause}, own_status = ${own}, version = version + 1 where id = ${id}`,
  );
}

/** Whoever writes waits for us: what waited for the customer, or for somebody else, is open again. */
export async function resume(tx: Tx, conversation: Conversation, actor: Actor): Promise<void> {
  if (conversation.status !== 'open' || conversation.pause === null) return;
  const { id } = conversation;
  const open = (await statusesOf(tx)).find((status) => status.id === readyStatuses.open.id)!;
  await write(tx, id, open);
  await remember(tx, { conversation: id, actor, what: 'status-set', detail: open.name });
  await tellMarked(tx, conversation, { what: 'status-set', actor });
}
