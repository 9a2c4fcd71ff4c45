import type { ReasonAsked } from '#core/contract/reasons.ts';
import { usualReasons } from '#core/desk/usual-reasons.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { audit, workspaceCreated } from '#people';
import { defineListener, problem, publish, sql, type Actor, type Tx } from '#platform';
import { reasonChanged } from '../events.ts';
import { keyFor } from './keys.ts';
import { listReasons, reasonOf, type Reason } from './list.ts';

const mostReasons = 300;

interface NewReason {
  name: string;
  group: string | null;
  stage: Stage | null;
}

async function changed(
  tx: Tx,
  actor: Actor,
  what: { action: string; subject: string; detail?: Record<string, unknown> },
) {
  await audit(tx, actor, what);
  await publish(tx, reasonChanged, { subject: tx.workspace, data: {} });
  return await listReasons(tx);
}

/** One after the other, so that names, keys and places are each given once. */
async function takeList(tx: Tx): Promise<Reason[]> {
  await tx.run(sql`insert into desk.reason_settings (workspace) values (${tx.workspace}) on conflict do nothing`);
  await tx.run(sql`select 1 from desk.reason_settings where workspace = ${tx.workspace} for update`);
  return (await listReasons(tx)).items;
}

function refuseTaken(
  all: readonly Reason[],
  { name, group, but }: { name: string; group: string | null; but?: string },
) {
  const plain = name.toLowerCase();
  const other = all.find((each) => each.group === group && each.name.toLowerCase() === plain && each.id !== but);
  if (other === undefined) return;
  const hint = other.retired ? 'It is retired: take it back instead.' : 'Choose another name.';
  throw problem('refused', { code: 'taken', detail: `There is “${other.name}” already. ${hint}` });
}

async function insert(tx: Tx, { name, group, stage }: NewReason, all: readonly Reason[]): Promise<Reason> {
  const leader = group === null ? null : (all.find(({ id }) => id === group) ?? (await reasonOf(tx, group)));
  if (leader !== null && leader.group !== null)
    throw problem('refused', { detail: 'There are two levels: a reason within a group has none below it.' });
  const key = keyFor(name, leader?.key ?? null, new Set(all.map((each) => each.key)));
  return await tx.one<Reason>(sql`insert into desk.reason as reason (parent, key, name, stage, position, created_at)
    values (${group}, ${key}, ${name}, ${stage}, ${all.length + 1}, ${tx.now})
    returning id, parent as "group", key, name, stage, retired, version`);
}

/** Adds a reason or a group. Throws `refused` (`taken`), `not-found`. */
export async function createReason(tx: Tx, given: NewReason, actor: Actor) {
  const name = given.name.trim();
  const all = await takeList(tx);
  if (all.length >= mostReasons)
    throw problem('refused', { detail: `${mostReasons} reasons are enough: nobody finds the right one among more.` });
  refuseTaken(all, { name, group: given.group });
  const { id } = await insert(tx, { ...given, name }, all);
  return await changed(tx, actor, { action: 'reason.create', subject: id, detail: { name } });
}

type Changes = Pick<Reason, 'id' | 'name' | 'stage' | 'retired' | 'version'>;

/** Renames, retires, gives another stage. Throws `refused` (`taken`), `conflict`, `not-found`. */
export async function updateReason(tx: Tx, { id, stage, retired, version, ...given }: Changes, actor: Actor) {
  const name = given.name.trim();
  const all = await takeList(tx);
  const before = await reasonOf(tx, id);
  refuseTaken(all, { name, group: before.group, but: id });
  const done = await tx.run(sql`update desk.reason set name = ${name}, stage = ${stage}, retired = ${retired},
    version = version + 1 where id = ${id} and version = ${version}`);
  if (done === 0)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this reason meanwhile. Look again.' });
  return await changed(tx, actor, { action: 'reason.change', subject: id, detail: { from: before.name, to: name } });
}

/** Puts the groups, or the reasons of one, into an order. */
export async function orderReasons(
  tx: Tx,
  { group, reasons }: { group: string | null; reasons: string[] },
  actor: Actor,
) {
  const all = (await takeList(tx)).filter((each) => each.group === group);
  const wanted = [...new Set(reasons)].filter((id) => all.some((each) => each.id === id));
  const rest = all.map(({ id }) => id).filter((id) => !wanted.includes(id));
  await tx.run(sql`update desk.reason set position = place from unnest(${[...wanted, ...rest]}::uuid[])
    with ordinality as ordered (one, place) where reason.id = one`);
  return await changed(tx, actor, { action: 'reason.order', subject: group ?? tx.workspace });
}

/** Puts in the usual reasons, where there are none. */
export async function bringUsualReasons(tx: Tx): Promise<void> {
  const all = await takeList(tx);
  if (all.length > 0) return;
  for (const { reasons, ...group } of usualReasons) {
    const leader = await insert(tx, { ...group, group: null }, all);
    all.push(leader);
    for (const reason of reasons) all.push(await insert(tx, { ...reason, group: leader.id }, all));
  }
}

/** The same, by a person. */
export async function useUsualReasons(tx: Tx, actor: Actor) {
  await bringUsualReasons(tx);
  return await changed(tx, actor, { action: 'reason.usual', subject: tx.workspace });
}

/** A new company starts with the usual reasons. */
export const bringReasons = defineListener({
  name: 'desk.bring-reasons',
  on: [workspaceCreated],
  handle: (tx) => bringUsualReasons(tx),
});

/** Whether a person is asked. Throws `conflict`. */
export async function changeReasonSettings(
  tx: Tx,
  { asked, version }: { asked: ReasonAsked; version: number },
  actor: Actor,
) {
  await takeList(tx);
  const done = await tx.run(sql`update desk.reason_settings set asked = ${asked}, version = version + 1
    where workspace = ${tx.workspace} and version = ${version}`);
  if (done === 0) throw problem('conflict', { code: 'stale', detail: 'Somebody changed this meanwhile. Look again.' });
  return await changed(tx, actor, { action: 'reason.settings', subject: tx.workspace, detail: { asked } });
}
