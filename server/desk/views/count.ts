import { isPersonal, movesWithToday, type ConversationFilter } from '#core/desk/filter.ts';
import type { Actor, Tx } from '#platform';
import { visibleTo } from '#people';
import { countUpTo } from '../filter/both-ways.ts';
import { askedBy } from '../filter/criteria.ts';
import { inTime } from '../filter/in-time.ts';
import { todayOf } from '../filter/today.ts';
import { viewsOf, type View } from './views.ts';

// Counts of own and shared views: up to a bound, not longer than a moment, and for a while the same for all (docs/decisions/0025).

interface Count {
  count: number | null;
  more: boolean;
}

interface Kept extends Count {
  at: number;
  until: number;
}

const bound = 1000;
const mostMilliseconds = 500;
/** Of all views of one look together. */
const mostAltogether = 1500;
/** A count stands for so many times as long as it took, and at least two seconds. */
const worth = 40;
const leastFresh = 2000;
const kept = new Map<string, Kept>();
const keptAtMost = 5000;
/** What is being counted: who asks meanwhile gets the number from before. */
const underway = new Set<string>();

/** How many conversations stand in each view that the actor sees, and how old the oldest of these numbers is. */
export async function countViews(tx: Tx, actor: Actor) {
  const begun = performance.now();
  const items: Array<Count & { id: string }> = [];
  let oldest: Kept | undefined;
  for (const { id, ...view } of await viewsOf(tx, actor)) {
    const late = performance.now() - begun > mostAltogether;
    const found = await countOf(tx, { view: { id, ...view }, late }, actor);
    items.push({ id, count: found.count, more: found.more });
    if (oldest === undefined || found.at < oldest.at) oldest = found;
  }
  const { at = begun, until = begun } = oldest ?? {};
  return {
    items,
    age: Math.ceil(Math.max(0, begun - at)),
    again: Math.ceil(Math.max(0, until - performance.now())),
  };
}

async function countOf(tx: Tx, { view, late }: { view: View; late: boolean }, actor: Actor): Promise<Kept> {
  const whose = isPersonal(view.filter) || !visibleTo(actor).everything ? actor.id : 'all';
  // A new day has other numbers, though nothing happened.
  const day = movesWithToday(view.filter) ? (await todayOf(tx)).day : '';
  const key = `${tx.workspace} ${view.id} ${view.version} ${whose} ${day}`;
  const begun = performance.now();
  const there = kept.get(key);
  if (there !== undefined && (late || there.until > begun || underway.has(key))) return there;
  if (late) return { count: null, more: false, at: begun, until: begun };
  underway.add(key);
  const count = await countFilter(tx, view.filter, actor).finally(() => underway.delete(key));
  const now = performance.now();
  const fresh = { ...count, at: begun, until: now + Math.max(leastFresh, worth * (now - begun)) };
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(key, fresh);
  return fresh;
}

/** How many a filter finds, up to 1,000 and more; null when that takes longer than a moment. */
export async function countFilter(tx: Tx, filter: ConversationFilter, actor: Actor): Promise<Count> {
  const n = await inTime(tx, mostMilliseconds, async () => {
    const { ofList, ...asked } = await askedBy(tx, filter, actor);
    return await countUpTo(tx, { ...asked, ofList: [visibleTo(actor).where, ...ofList] }, bound + 1);
  });
  return n === undefined ? { count: null, more: false } : { count: Math.min(n, bound), more: n > bound };
}
