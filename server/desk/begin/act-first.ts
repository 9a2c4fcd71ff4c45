import { freeUploads, type HeldFile } from '#channels';
import { describeCustomers } from '#customers';
import { audit } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { endFirst, takeFirst, tellFirst, type HeldFirst } from './first-rows.ts';
import { checkTime } from './hold-first.ts';
import { releaseFirst } from './release.ts';
import { refuseBeginning } from './ways.ts';

async function takeWaiting(tx: Tx, id: string, actor: Actor): Promise<HeldFirst> {
  refuseBeginning(actor);
  const held = await takeFirst(tx, id);
  if (held.state === 'released')
    throw problem('conflict', { code: 'gone', detail: 'It has gone out already and cannot be taken back.' });
  if (held.state === 'cancelled')
    throw problem('conflict', { code: 'cancelled', detail: 'It was taken back already.' });
  return held;
}

type Back = Omit<HeldFirst, 'customer'> & { customer: { id: string; name: string } | null; uploads: HeldFile[] };

/** Takes a first message back: it was never sent. Gives all that was written to whoever took it. Throws `conflict` when it is gone. */
export async function cancelFirst(tx: Tx, id: string, actor: Actor): Promise<Back> {
  const held = await takeWaiting(tx, id, actor);
  const uploads = await freeUploads(tx, id, actor.id);
  await endFirst(tx, held, { state: 'cancelled' });
  await tellFirst(tx, { held, state: 'cancelled', by: actor });
  if (held.author !== actor.id)
    await audit(tx, actor, { action: 'first-message.cancel', subject: id, detail: { author: held.authorName } });
  const customer = held.customer === null ? null : await named(tx, held.customer);
  return { ...held, customer, uploads, reason: held.saidReason };
}

async function named(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  return { id, name: (await describeCustomers(tx, [id])).get(id)?.name ?? '' };
}

/** Changes when a first message goes; what had been stopped waits again. */
export async function changeFirst(
  tx: Tx,
  { id, version, sendAt }: { id: string; version: number; sendAt: Date },
  actor: Actor,
): Promise<{ dueAt: Date }> {
  const held = await takeWaiting(tx, id, actor);
  if (held.version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this message meanwhile.' });
  checkTime(tx, sendAt);
  await tx.run(sql`update desk.held_first set state = 'held', kind = 'scheduled', reason = null, due_at = ${sendAt},
    since = ${tx.now}, attempts = 0, version = version + 1 where id = ${id}`);
  await tellFirst(tx, { held, state: 'changed', by: actor });
  return { dueAt: sendAt };
}

/** Sends a first message at once, in the name of whoever wrote it; what kept it back is known to whoever does that. */
export async function sendFirstNow(
  tx: Tx,
  id: string,
  { app, actor }: { app: App; actor: Actor },
): Promise<{ conversation: string }> {
  const held = await takeWaiting(tx, id, actor);
  const conversation = await releaseFirst(tx, { ...held, since: tx.now }, { app, actor });
  if (held.author !== actor.id)
    await audit(tx, actor, { action: 'first-message.send-now', subject: id, detail: { author: held.authorName } });
  return { conversation };
}
