import { categories, readyStatuses, type Category } from '#core/desk/category.ts';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { audit } from '#people';
import { statusChanged } from '../events.ts';

/** Where a conversation may stand. */
export interface Status {
  id: string;
  name: string;
  category: Category;
  ready: boolean;
  retired: boolean;
  version: number;
}

type Row = Omit<Status, 'ready'> & { position: number };
const own = 1_000;

const ready: readonly Row[] = categories.map((category) => ({
  ...readyStatuses[category],
  ...{ category, position: 0, retired: false, version: 0 },
}));

/** All of them by category and order, archived ones last. */
export async function statusesOf(tx: Tx): Promise<Status[]> {
  const rows = await tx.all<Row>(sql`select id, name, category, position, retired, version from desk.status`);
  const kept = new Set(rows.map(({ id }) => id));
  const readyIds = new Set(ready.map(({ id }) => id));
  return [...ready.filter(({ id }) => !kept.has(id)), ...rows]
    .toSorted(inOrder)
    .map(({ id, name, category, retired, version }) => ({
      id,
      name,
      category,
      ready: readyIds.has(id),
      retired,
      version,
    }));
}

function inOrder(one: Row, other: Row): number {
  return (
    Number(one.retired) - Number(other.retired) ||
    categories.indexOf(one.category) - categories.indexOf(other.category) ||
    one.position - other.position ||
    (one.id < other.id ? -1 : 1)
  );
}

async function oneStatus(tx: Tx, id: string): Promise<Status> {
  const found = (await statusesOf(tx)).find((status) => status.id === id);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such status.' });
  return found;
}

/** Names are compared without regard to case: two that look alike would be chosen by chance. */
async function refuseTaken(tx: Tx, name: string, but: string | null): Promise<void> {
  const same = (await statusesOf(tx)).find(
    (status) => !status.retired && status.id !== but && status.name.toLowerCase() === name.toLowerCase(),
  );
  if (same) throw problem('refused', { code: 'taken', detail: `There is a status “${same.name}” already.` });
}

/** One change of the list at a time: two at once could give a name twice. */
async function holdList(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('desk.status'), hashtext(${tx.workspace}))`);
}

const most = 100;

/** Adds a status to a category. Throws `refused` for a name that is taken, and for too many. */
export async function createStatus(tx: Tx, input: { name: string; category: Category }, actor: Actor): Promise<Status> {
  const name = input.name.trim();
  await holdList(tx);
  await refuseTaken(tx, name, null);
  const there = (await statusesOf(tx)).length;
  if (there >= most) throw problem('refused', { detail: `There can be ${most} statuses, archived ones counted.` });
  const { id } = await tx.one<{ id: string }>(sql`insert into desk.status (name, category, position)
    values (${name}, ${input.category}, ${own + there}) returning id`);
  await audit(tx, actor, { action: 'status.create', subject: id, detail: { name } });
  await publish(tx, statusChanged, { subject: id, data: {} });
  return await oneStatus(tx, id);
}

interface Change {
  id: string;
  name: string;
  retired: boolean;
  version: number;
}

/** Renames or retires a status. Throws `not-found`, `conflict`, and `refused` for a taken name or one that must stay. */
export async function updateStatus(tx: Tx, { id, retired, version, ...input }: Change, actor: Actor): Promise<Status> {
  const name = input.name.trim();
  await holdList(tx);
  const before = await oneStatus(tx, id);
  if (before.version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this status meanwhile. Look again.' });
  if (retired && before.ready)
    throw problem('refused', {
      detail: `“${before.name}” stays: every category needs one. Give it another name instead.`,
    });
  if (!retired) await refuseTaken(tx, name, id);
  await tx.run(sql`insert into desk.status as status (id, name, category, position, retired)
    values (${id}, ${name}, ${before.category}, 0, ${retired})
    on conflict (workspace, id) do update set name = excluded.name, retired = excluded.retired, version = status.version + 1`);
  await audit(tx, actor, { action: 'status.change', subject: id, detail: { from: before.name, to: name, retired } });
  await publish(tx, statusChanged, { subject: id, data: {} });
  return await oneStatus(tx, id);
}

/** Puts them in this order; those that are not named stay behind. Ids that are not there are passed over. */
export async function orderStatuses(tx: Tx, { order }: { order: string[] }, actor: Actor): Promise<Status[]> {
  await holdList(tx);
  const all = new Map((await statusesOf(tx)).map((status) => [status.id, status]));
  for (const [position, id] of order.entries()) {
    const status = all.get(id);
    if (status === undefined) continue;
    await tx.run(sql`insert into desk.status as status (id, name, category, position, retired)
      values (${id}, ${status.name}, ${status.category}, ${position}, ${status.retired})
      on conflict (workspace, id) do update set position = excluded.position`);
  }
  await audit(tx, actor, { action: 'status.order', subject: tx.workspace, detail: {} });
  await publish(tx, statusChanged, { subject: tx.workspace, data: {} });
  return await statusesOf(tx);
}
