import { incomingLimits } from '#core/channels/incoming-limits.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type App, type RawBuilder, type Tx } from '#platform';
import { askToUnderstand, tellScreens } from '../mail/understand.ts';
import { itemsWith } from './list.ts';

export type Deed = 'retry' | 'discard' | 'restore';

interface By {
  actor: Actor;
  app: App;
}

/** Which items a deed can be done with, and how they are changed. */
const deeds: Record<Deed, { where: RawBuilder<unknown>; set(tx: Tx, actor: Actor): RawBuilder<unknown>; not: string }> =
  {
    retry: {
      where: sql`state = 'quarantined'`,
      set: (tx) =>
        sql`state = 'received', reason = null, asked_at = ${tx.now}, deaths = 0, failures = 0, settled_at = null`,
      not: 'This item is not set aside any more.',
    },
    discard: {
      where: sql`state = 'quarantined'`,
      set: (tx, actor) => sql`state = 'discarded', discarded_by = ${actor.name || actor.kind}, settled_at = ${tx.now}`,
      not: 'This item is not set aside any more.',
    },
    restore: {
      where: sql`state = 'discarded' and discarded_by is not null and blanked_at is null`,
      set: (tx) => sql`state = 'quarantined', discarded_by = null, settled_at = ${tx.now}`,
      not: 'This item cannot be taken back: nobody gave it up, or its bytes are gone.',
    },
  };

async function change(tx: Tx, by: By, { deed, ids }: { deed: Deed; ids: string[] }): Promise<string[]> {
  const { where, set } = deeds[deed];
  const rows = await tx.all<{ id: string }>(sql`update channels.raw set ${set(tx, by.actor)}
    where workspace = ${tx.workspace} and id = any(${ids}::uuid[]) and ${where} returning id`);
  if (deed === 'retry') for (const { id } of rows) await askToUnderstand(tx, id);
  if (rows.length > 0) tellScreens(tx, by.app);
  return rows.map(({ id }) => id);
}

/** Tries again, gives up or takes back one item; throws not-found, or conflict where it is in another state. */
export async function changeItem(tx: Tx, by: By, { deed, id }: { deed: Deed; id: string }): Promise<void> {
  const there = await tx.maybe(sql`select 1 from channels.raw where id = ${id} for update`);
  if (there === undefined) throw problem('not-found', { detail: 'No such incoming item.' });
  const [done] = await change(tx, by, { deed, ids: [id] });
  if (done === undefined) throw problem('conflict', { detail: deeds[deed].not });
  await audit(tx, by.actor, { action: `incoming.${deed}`, subject: id });
}

interface Many {
  deed: Deed;
  ids?: string[] | undefined;
  words?: string | undefined;
  after?: string | undefined;
  before?: Date | undefined;
}

async function nextOf(tx: Tx, { deed, words, after, before }: Many): Promise<string[]> {
  const state = deed === 'restore' ? 'discarded' : 'quarantined';
  const rows = await tx.all<{ id: string }>(sql`select id from ${itemsWith(tx, { state, words })}
    where id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid and received_at <= ${before ?? tx.now}
    order by id limit ${incomingLimits.atOnce}`);
  return rows.map(({ id }) => id);
}

/** The same with many: those named, or the next 200 of all it can be done with. Others are left as they are. */
export async function changeMany(tx: Tx, by: By, input: Many): Promise<{ done: string[]; next: string | null }> {
  const ids = input.ids ?? (await nextOf(tx, input));
  const done = await change(tx, by, { deed: input.deed, ids });
  if (done.length > 0)
    await audit(tx, by.actor, { action: `incoming.${input.deed}-many`, detail: { items: done.length } });
  return { done, next: input.ids === undefined && ids.length === incomingLimits.atOnce ? ids.at(-1)! : null };
}
