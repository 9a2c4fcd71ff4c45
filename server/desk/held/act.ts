import { goesByMail } from '#core/channels/channel.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import { maskText } from '#core/people/mask.ts';
import { audit, isMasked } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { freeUploads, type HeldFile } from '#channels';
import { refuseUnseen } from '../unseen.ts';
import { tellHeld } from './hold.ts';
import { releaseTaken } from './release.ts';
import { takeHeld, type Held } from './rows.ts';

function refuseGone({ state }: Held): void {
  if (state === 'released')
    throw problem('conflict', { code: 'gone', detail: 'It has gone out already and cannot be taken back.' });
  if (state === 'cancelled') throw problem('conflict', { code: 'cancelled', detail: 'It was taken back already.' });
}

/** Takes a held answer back: it was never an answer. Gives its words and files to whoever took it. Throws `conflict` when it is gone. */
export async function cancelHeld(
  tx: Tx,
  id: string,
  actor: Actor,
): Promise<{
  text: string;
  marked: boolean;
  uploads: HeldFile[];
  copies: Held['copies'];
  seen: string | null;
  resolve: boolean;
  snoozeUntil: Date | null;
}> {
  const { held, conversation } = await takeHeld(tx, id, actor);
  refuseGone(held);
  const uploads = await freeUploads(tx, id, actor.id);
  await tx.run(
    sql`update desk.held_reply set state = 'cancelled', text = '', copies = '[]', signature = null, version = version + 1 where id = ${id}`,
  );
  await tellHeld(tx, conversation, { held: id, state: 'cancelled', author: held.author, by: actor });
  if (held.author !== actor.id)
    await audit(tx, actor, { action: 'reply.cancel', subject: id, detail: { author: held.authorName } });
  const { seen, resolve, snoozeUntil, copies } = held;
  const asMarked = held.marked || goesByMail(conversation.channel);
  const text = asMarked && !held.marked ? markedOfPlain(held.text) : held.text;
  // A colleague's words may hold what is masked for who takes them back.
  const shown = isMasked(actor) && held.author !== actor.id ? maskText : (words: string) => words;
  const files = uploads.map((file) => ({ ...file, name: shown(file.name) }));
  return { text: shown(text), marked: asMarked, uploads: files, copies, seen, resolve, snoozeUntil };
}

interface Change {
  id: string;
  version: number;
  sendAt: Date;
  seen: string | null;
}

/** Changes when a held answer goes; what had been stopped waits again. */
export async function changeHeld(
  tx: Tx,
  { id, version, sendAt, seen }: Change,
  actor: Actor,
): Promise<{ dueAt: Date }> {
  const { held, conversation } = await takeHeld(tx, id, actor);
  refuseGone(held);
  if (held.version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this answer meanwhile.' });
  if (sendAt <= tx.now)
    throw problem('invalid', {
      detail: 'This time has passed.',
      fields: [{ path: 'sendAt', message: 'must be in the future' }],
    });
  await refuseUnseen(tx, conversation.id, { seen: seen ?? held.seen });
  await tx.run(sql`update desk.held_reply set state = 'held', kind = 'scheduled', reason = null, due_at = ${sendAt},
    attempts = 0, seen = ${seen ?? held.seen}, version = version + 1 where id = ${id}`);
  await tellHeld(tx, conversation, { held: id, state: 'changed', author: held.author, by: actor });
  return { dueAt: sendAt };
}

/** Sends a held answer at once, in the name of whoever wrote it. Throws `conflict` (`moved-on`) for an unseen message of the customer. */
export async function sendHeldNow(
  tx: Tx,
  { id, seen }: { id: string; seen: string | null },
  { app, actor }: { app: App; actor: Actor },
): Promise<{ message: string }> {
  const { held, conversation } = await takeHeld(tx, id, actor);
  refuseGone(held);
  const message = await releaseTaken(tx, { held: { ...held, seen: seen ?? held.seen }, conversation, by: actor }, app);
  if (held.author !== actor.id)
    await audit(tx, actor, { action: 'reply.send-now', subject: id, detail: { author: held.authorName } });
  return { message };
}
