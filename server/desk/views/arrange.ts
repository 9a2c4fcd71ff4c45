import { audit } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { viewChanged } from '../events.ts';
import { refuseSharing, viewOf, viewsOf, type View } from './views.ts';

const day = 86_400_000;

/** Takes a view away; for a day there is a way back. Throws `forbidden`, `not-found`. */
export async function deleteView(tx: Tx, { id }: { id: string }, actor: Actor): Promise<{ deleted: boolean }> {
  const view = await viewOf(tx, id, actor);
  if (view.audience !== 'me') refuseSharing(actor);
  await tx.run(sql`update desk.view set removed_at = ${tx.now} where id = ${id}`);
  await tx.run(sql`delete from desk.view where workspace = ${tx.workspace} and removed_at < ${dayAgo(tx)}`);
  if (view.audience !== 'me')
    await audit(tx, actor, { action: 'view.delete', subject: id, detail: { name: view.name } });
  await publish(tx, viewChanged, { subject: id, data: {} });
  return { deleted: true };
}

/** Brings back what was taken away. Throws `not-found` where that is longer ago than a day, `forbidden`. */
export async function restoreView(tx: Tx, { id }: { id: string }, actor: Actor): Promise<View> {
  const back = await tx.run(
    sql`update desk.view set removed_at = null where id = ${id} and removed_at >= ${dayAgo(tx)}`,
  );
  const view = await viewOf(tx, id, actor);
  if (view.audience !== 'me') refuseSharing(actor);
  if (back === 0) return view;
  if (view.audience !== 'me')
    await audit(tx, actor, { action: 'view.restore', subject: id, detail: { name: view.name } });
  await publish(tx, viewChanged, { subject: id, data: {} });
  return view;
}

function dayAgo({ now }: Tx): Date {
  return new Date(now.getTime() - day);
}

/** Puts the views that the actor may change in this order. */
export async function orderViews(tx: Tx, { order }: { order: string[] }, actor: Actor): Promise<View[]> {
  const may = new Map((await viewsOf(tx, actor)).filter(({ mayChange }) => mayChange).map((view) => [view.id, view]));
  const ids = [...new Set(order)].filter((id) => may.has(id));
  if (ids.length === 0) throw problem('not-found', { detail: 'None of these views is there for you to move.' });
  await tx.run(sql`update desk.view set position = wanted.position
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, position) where view.id = wanted.id`);
  if (ids.some((id) => may.get(id)?.audience !== 'me'))
    await audit(tx, actor, { action: 'view.order', subject: tx.workspace, detail: {} });
  await publish(tx, viewChanged, { subject: tx.workspace, data: {} });
  return await viewsOf(tx, actor);
}
