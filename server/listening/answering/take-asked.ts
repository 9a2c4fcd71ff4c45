import { sql, type App, type Tx } from '#platform';
import { closed, isOpen, takeAsk } from './answer.ts';
import type { From, GivenPage, Taken } from './given-page.ts';
import { isUnnamed } from './is-unnamed.ts';
import { takeAskPage } from './play.ts';
import { surroundings } from './play-page.ts';
import { dayOf, keepUnnamed } from './unnamed.ts';

const notYet: Taken = { done: false, faults: [] };

/** The ask of an anonymous response is over before the response is kept, as if the two had nothing to do with each other. */
async function closeAsk(tx: Tx, id: string, given: GivenPage): Promise<Taken | From> {
  const open = await takeAsk(tx, id);
  if (open.state === 'answered') return { done: true, faults: [] };
  if (!isOpen(open, tx.now)) throw closed();
  if (!given.done) return notYet;
  const day = dayOf(tx.now);
  await tx.run(sql`update listening.ask set state = 'answered', answered_at = ${day}, delivered_at = coalesce(delivered_at, ${day}),
    opened_at = coalesce(opened_at, ${day}) where id = ${id}`);
  const { survey, touchpoint } = open;
  const { company } = await surroundings(tx);
  return { survey, touchpoint, way: 'page', place: null, ours: { company } };
}

async function openAgain(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update listening.ask set state = 'opened', answered_at = null where id = ${id}`);
}

/**
 * Keeps a page of somebody who was asked. An anonymous response is kept by a transaction of its own, since rows written by the same one
 * could be joined by its number. Throws `gone` and `invalid`.
 */
export async function takeAsked(app: App, { workspace, id }: { workspace: string; id: string }, given: GivenPage) {
  const within = <T>(run: (tx: Tx) => Promise<T>) => app.database.inWorkspace(workspace, run);
  const begun = await within(async (tx) =>
    (await isUnnamed(tx, await takeAsk(tx, id))) ? closeAsk(tx, id, given) : takeAskPage(tx, id, given),
  );
  if ('done' in begun) return begun;
  let taken = notYet;
  try {
    taken = await within((tx) => keepUnnamed(tx, given, begun));
    return taken;
  } finally {
    if (!taken.done) await within((tx) => openAgain(tx, id));
  }
}
