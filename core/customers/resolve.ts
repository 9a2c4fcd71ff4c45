import { byWeight, tellsDevice, type Claim, type ClaimKind } from './claim.ts';
import { isKnown, keyOf, type Family, type Linked } from './knowledge.ts';
import { limits } from './limits.ts';
import { agree, type Agreement, type Hit } from './agree.ts';
import { contest } from './shared-device.ts';
import { addCounts, addCustomer, addsUp, dropLink, familyOf, rootNow, type State } from './state.ts';

/** What does not fit: claims to leave aside, whether their customer may be the same person all the same, a device in doubt. */
interface Misfit {
  aside: Claim[];
  suspect?: { customer: string; kind: ClaimKind };
  contested?: Hit;
}

type Verdict = Parameters<typeof agree>[1];

/**
 * The customer of one claim set, as the plan will have it; null when nothing in it names anybody.
 * Where the claims do not fit together, the least telling of them is left aside and the rest tried again.
 */
export function resolve(state: State, claims: readonly Claim[]): string | null {
  let left = speaking(state, claims);
  const misfits: Misfit[] = [];
  while (left.length > 0) {
    const verdict = judge(state, left);
    if ('anchor' in verdict) return settle(state, agree(state, verdict), misfits);
    misfits.push(verdict);
    left = left.filter((claim) => !verdict.aside.includes(claim));
  }
  return null;
}

function settle(state: State, customer: Agreement, misfits: readonly Misfit[]): string {
  for (const { suspect, contested } of misfits) {
    if (suspect !== undefined) propose(state, customer.node, suspect);
    if (contested !== undefined) contest(state, contested, customer.root);
  }
  return customer.node;
}

function propose(state: State, node: string, suspect: { customer: string; kind: ClaimKind }): void {
  const [a, b] = [node, suspect.customer].toSorted() as [string, string];
  const known = state.plan.proposals.some((each) => each.a === a && each.b === b);
  if (!known && a !== b) state.plan.proposals.push({ a, b, kind: suspect.kind });
}

/** The claims by weight, without devices that say nothing here: shared ones beside others, borrowed ones. */
export function speaking(state: State, claims: readonly Claim[]): Claim[] {
  const sorted = claims.toSorted(byWeight);
  const own = sorted.filter((claim) => state.links.get(keyOf(claim))?.shared !== true);
  if (own.length === 0) return sorted.slice(0, 1);
  const first = own.map((claim) => state.links.get(keyOf(claim))).find((link) => link !== undefined);
  if (first === undefined) return own;
  const root = rootNow(state, first.root);
  return own.filter((claim) => state.links.get(keyOf(claim))?.contested.includes(root) !== true);
}

/** The families that have to be known before a claim set can be resolved. */
export function familiesNeeded(state: State, claims: readonly Claim[]): string[] {
  const left = speaking(state, claims);
  const links = left.map((claim) => ({ claim, link: state.links.get(keyOf(claim)) }));
  const roots = new Set(links.flatMap(({ link }) => link?.root ?? []));
  const news = links.some(({ link }) => link === undefined);
  const rises = links.some(({ claim, link }) => link !== undefined && mayRise({ claim, link }));
  return roots.size > 1 || (roots.size === 1 && news) || rises ? [...roots] : [];
}

function judge(state: State, left: Claim[]): Misfit | Verdict {
  const hits = left.flatMap((claim): Hit[] => {
    const link = state.links.get(keyOf(claim));
    return link === undefined ? [] : [{ claim, link, root: rootNow(state, link.root) }];
  });
  const misses = left.filter((claim) => !state.links.has(keyOf(claim)));
  if (hits.length === 0) return tooMany(misses) ?? newcomer(state, misses);
  const oneRoot = hits.every(({ root }) => root === hits[0]?.root);
  if (oneRoot && misses.length === 0 && !hits.some(mayRise))
    return { anchor: hits[0] as Hit, others: [], misses, hits };
  const anchor = hits.find(({ root }) => isKnown(familyOf(state, root))) ?? (hits[0] as Hit);
  const others = hits.filter(({ root }) => root !== anchor.root);
  return (
    notTheirs(state, hits) ??
    strangers(state, anchor, others) ??
    unlinkable(state, { anchor, hits, misses, left }) ?? { anchor, others, misses, hits }
  );
}

function newcomer(state: State, misses: Claim[]): Verdict {
  const node = addCustomer(state);
  return { anchor: { link: { customer: node }, root: node }, others: [], misses, hits: [] };
}

function tooMany(misses: Claim[]): Misfit | undefined {
  const beyond = misses.filter(
    (claim, at) => misses.slice(0, at).filter(({ kind }) => kind === claim.kind).length >= limits[claim.kind],
  );
  return beyond.length === 0 ? undefined : { aside: beyond };
}

/** A proven claim on what was only claimed so far. */
export function mayRise({ claim, link }: { claim: Claim; link: Linked }): boolean {
  return claim.strength === 'proven' && link.strength === 'claimed' && !tellsDevice(claim.kind);
}

/**
 * Somebody proves an identifier that was only claimed for a customer who has proven ones: unless one of those is proven
 * along with it, it was perhaps claimed by a stranger. It is taken away from there and counts as new.
 */
function notTheirs(state: State, hits: readonly Hit[]): Misfit | undefined {
  const wrong = hits.find((hit) => mayRise(hit) && !vouched(familyOf(state, hit.root), hit.root, hits));
  if (wrong === undefined) return undefined;
  dropLink(state, wrong.link, 'moved by proof');
  const aside = hits.filter(({ root, link }) => root === wrong.root && link !== wrong.link).map(({ claim }) => claim);
  return { aside, suspect: { customer: wrong.link.customer, kind: wrong.link.kind } };
}

function vouched(family: Family, root: string, hits: readonly Hit[]): boolean {
  return family.proven === 0 || hits.some((hit) => hit.root === root && proves(hit));
}

function proves({ claim, link }: Hit): boolean {
  return claim.strength === 'proven' && link.strength === 'proven' && !tellsDevice(claim.kind);
}

/** The least telling of the other customers who cannot be taken for the anchor's, or nothing when all can. */
function strangers(state: State, anchor: Hit, others: readonly Hit[]): Misfit | undefined {
  const kept = familyOf(state, anchor.root);
  const together = { ...kept, counts: { ...kept.counts } };
  let found: Misfit | undefined;
  for (const hit of others.filter(({ root }, at) => others.findIndex((each) => each.root === root) === at)) {
    const gone = familyOf(state, hit.root);
    const fits = addsUp(together, gone, limits);
    if (fits && mayBeOne(state, { anchor, hit })) addCounts(together, gone);
    else found = stranger(state, { anchor, hit, others, fits });
  }
  return found;
}

function mayBeOne(state: State, { anchor, hit }: { anchor: Hit; hit: Hit }): boolean {
  const kept = familyOf(state, anchor.root);
  const bothKnown = isKnown(kept) && isKnown(familyOf(state, hit.root));
  return !areApart(state, kept, hit.root) && (!bothKnown || (isProof(anchor) && isProof(hit)));
}

function areApart(state: State, kept: Family, other: string): boolean {
  return kept.apart.some((root) => rootNow(state, root) === other);
}

function stranger(state: State, about: { anchor: Hit; hit: Hit; others: readonly Hit[]; fits: boolean }): Misfit {
  const { anchor, hit, others, fits } = about;
  const kept = familyOf(state, anchor.root);
  const aside = others.filter(({ root }) => root === hit.root).map(({ claim }) => claim);
  if (areApart(state, kept, hit.root)) return { aside };
  if (!tellsDevice(hit.claim.kind))
    return fits ? { aside, suspect: { customer: hit.link.customer, kind: hit.claim.kind } } : { aside };
  return isKnown(kept) && isKnown(familyOf(state, hit.root)) ? { aside, contested: hit } : { aside };
}

function isProof({ claim }: Hit): boolean {
  return claim.strength === 'proven' && !tellsDevice(claim.kind);
}

/** New identifiers that the anchor's customer may not have. */
function unlinkable(
  state: State,
  about: { anchor: Hit; hits: readonly Hit[]; misses: readonly Claim[]; left: readonly Claim[] },
): Misfit | undefined {
  const { anchor, hits, misses, left } = about;
  const family = familyOf(state, anchor.root);
  const elsewhere: Misfit = { aside: hits.map(({ claim }) => claim), ...inDoubt(anchor) };
  const counts = { ...family.counts };
  for (const claim of misses) {
    if (family.unlinked.includes(keyOf(claim))) return { aside: [claim] };
    counts[claim.kind] = (counts[claim.kind] ?? 0) + 1;
    const fits = (counts[claim.kind] ?? 0) <= limits[claim.kind];
    if (isProvenPerson(claim) && !vouched(family, anchor.root, hits))
      return fits ? { ...elsewhere, suspect: { customer: anchor.link.customer, kind: claim.kind } } : elsewhere;
    if (!fits) return left.indexOf(claim) < left.indexOf(anchor.claim) ? elsewhere : { aside: [claim] };
  }
  return undefined;
}

/** A device that led to somebody else. */
function inDoubt(anchor: Hit): Pick<Misfit, 'contested'> {
  return tellsDevice(anchor.claim.kind) ? { contested: anchor } : {};
}

function isProvenPerson({ kind, strength }: Claim): boolean {
  return strength === 'proven' && !tellsDevice(kind);
}
