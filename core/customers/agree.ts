import { tellsDevice, type Claim } from './claim.ts';
import type { Linked } from './knowledge.ts';
import { addLink, buildsOn, familyOf, joinFamilies, rootNow, type State } from './state.ts';

/** A claim on an identifier that is linked already. */
export interface Hit {
  claim: Claim;
  link: Linked;
  root: string;
}

/** The customer that a claim set came to: the exact one, and the root of the person. */
export interface Agreement {
  node: string;
  root: string;
}

interface Verdict {
  anchor: { link: { customer: string }; root: string };
  /** Hits of other customers who are now the same person. */
  others: readonly Hit[];
  misses: readonly Claim[];
  hits: readonly Hit[];
}

/** Puts into the plan what a claim set that fits together asks for. */
export function agree(state: State, { anchor, others, misses, hits }: Verdict): Agreement {
  const node = anchor.link.customer;
  for (const hit of others) merge(state, { node, root: anchor.root }, hit);
  const family = misses.length > 0 ? familyOf(state, anchor.root) : undefined;
  for (const { kind, value, strength } of misses)
    if (family !== undefined)
      addLink(state, family, { kind, value, customer: node, strength, shared: false, cause: 'identified' });
  for (const hit of hits) rise(state, hit);
  return { node, root: rootNow(state, anchor.root) };
}

function merge(state: State, into: { node: string; root: string }, hit: Hit): void {
  const kept = familyOf(state, into.root);
  const gone = familyOf(state, hit.root);
  if (kept === gone) return;
  const cause = hit.claim.strength === 'proven' && !tellsDevice(hit.claim.kind) ? 'proven' : 'signed in';
  joinFamilies(state, kept, gone);
  state.plan.merges.push({ id: state.newId(), from: hit.link.customer, into: into.node, kind: hit.claim.kind, cause });
}

function rise(state: State, { claim, link }: Hit): void {
  if (claim.strength !== 'proven' || link.strength !== 'claimed' || tellsDevice(claim.kind)) return;
  const family = familyOf(state, link.root);
  buildsOn(state, family);
  family.proven++;
  link.strength = 'proven';
  if (link.id !== null)
    state.plan.proven.push({ id: link.id, customer: link.customer, kind: link.kind, cause: 'proven' });
  else
    for (const planned of state.plan.links)
      if (planned.kind === link.kind && planned.value === link.value) planned.strength = 'proven';
}
