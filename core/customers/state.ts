import { tellsDevice, type ClaimKind } from './claim.ts';
import { keyOf, type Family, type Linked } from './knowledge.ts';
import { emptyPlan, type Cause, type Plan, type PlannedLink } from './plan.ts';

/** What is known while a plan is made: what was read, and what the plan has changed so far. */
export interface State {
  links: Map<string, Linked>;
  families: Map<string, Family>;
  merged: Map<string, string>;
  plan: Plan;
  newId: () => string;
}

export function stateOf(known: { links: readonly Linked[]; families: readonly Family[] }, newId: () => string): State {
  return {
    links: new Map(known.links.map((link) => [keyOf(link), { ...link }])),
    families: new Map(known.families.map((family) => [family.root, { ...family, counts: { ...family.counts } }])),
    merged: new Map(),
    plan: emptyPlan(),
    newId,
  };
}

/** The root as the plan leaves it. */
export function rootNow(state: State, root: string): string {
  let at = root;
  for (let next = state.merged.get(at); next !== undefined; next = state.merged.get(at)) at = next;
  return at;
}

export function familyOf(state: State, root: string): Family {
  const family = state.families.get(rootNow(state, root));
  if (family === undefined) throw new Error('a plan was made without knowing the family it changes');
  return family;
}

/** Notes that the plan builds on a family, unless the plan itself makes it. */
export function buildsOn(state: State, family: Family): void {
  if (!state.plan.customers.has(family.root)) state.plan.roots.set(family.root, family.revision);
}

/** A new customer of whom nothing is known yet. */
export function addCustomer(state: State): string {
  const id = state.newId();
  state.plan.customers.add(id);
  state.families.set(id, { root: id, revision: 1, counts: {}, proven: 0, unlinked: [], apart: [] });
  return id;
}

/** Links an identifier to one of the family's customers. */
export function addLink(state: State, family: Family, link: PlannedLink): void {
  buildsOn(state, family);
  state.plan.links.push(link);
  state.links.set(keyOf(link), { ...link, id: null, root: family.root, contested: [] });
  family.counts[link.kind] = (family.counts[link.kind] ?? 0) + 1;
  if (link.strength === 'proven' && !tellsDevice(link.kind)) family.proven++;
}

/** Takes an identifier away from its customer. */
export function dropLink(state: State, link: Linked, cause: Cause): void {
  const { id, customer, kind } = link;
  if (id !== null) state.plan.unlinks.push({ id, customer, kind, cause });
  const family = familyOf(state, link.root);
  buildsOn(state, family);
  state.links.delete(keyOf(link));
  const at = state.plan.links.findIndex((each) => keyOf(each) === keyOf(link));
  if (at >= 0) state.plan.links.splice(at, 1);
  family.counts[link.kind] = Math.max(0, (family.counts[link.kind] ?? 0) - 1);
  if (link.strength === 'proven' && !tellsDevice(link.kind)) family.proven--;
}

/** Whether two families hold no more together than one customer may. */
export function addsUp(one: Family, other: Family, limits: Readonly<Record<string, number>>): boolean {
  return Object.entries(other.counts).every(
    ([kind, count]) => count === 0 || count + (one.counts[kind as ClaimKind] ?? 0) <= (limits[kind] ?? 0),
  );
}

export function addCounts(to: Family, from: Family): void {
  for (const [kind, count] of Object.entries(from.counts) as Array<[ClaimKind, number]>)
    to.counts[kind] = (to.counts[kind] ?? 0) + count;
}

/** Makes one family of two, under the root of `kept`. */
export function joinFamilies(state: State, kept: Family, gone: Family): void {
  buildsOn(state, kept);
  buildsOn(state, gone);
  addCounts(kept, gone);
  kept.proven += gone.proven;
  kept.unlinked = [...kept.unlinked, ...gone.unlinked];
  kept.apart = [...kept.apart, ...gone.apart];
  state.merged.set(gone.root, kept.root);
  state.families.delete(gone.root);
}
