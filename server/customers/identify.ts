import { randomUUIDv7 } from 'node:crypto';
import { needsCountry, usableClaims } from '#core/customers/normalise.ts';
import type { Claim, Strength } from '#core/customers/claim.ts';
import { keyOf } from '#core/customers/knowledge.ts';
import { isIdle } from '#core/customers/plan.ts';
import { familiesNeeded, resolve } from '#core/customers/resolve.ts';
import { stateOf, type State } from '#core/customers/state.ts';
import { workspaceSettings } from '#people';
import { problem, type Tx } from '#platform';
import { readFamilies, readLinks } from './read-knowledge.ts';
import { writePlan, type By } from './write-plan.ts';

/** When it happened and through which source it came (null: the product itself). */
export interface Occasion {
  at: Date;
  source: string | null;
}

export interface Identified {
  customer: string;
  /** Made just now. */
  created: boolean;
  /** Proven: the claim that counted was, and so is its link. Only then may a conversation or a page open for them. */
  strength: Strength;
}

/**
 * Finds or makes the customer of each claim set; null where no claim names anybody (empty, `null`, `0000`, not an address).
 * One statement when all are known already, at most three otherwise. Claims that do not fit together are left aside.
 */
export async function identifyMany(
  tx: Tx,
  sets: readonly (readonly Claim[])[],
  occasion: Occasion,
): Promise<Array<string | null>> {
  return (await settle(tx, sets, occasion)).answers;
}

/** Finds or makes the customer of one claim set. Throws `invalid` when no claim names anybody. */
export async function identify(tx: Tx, claims: readonly Claim[], occasion: Occasion): Promise<Identified> {
  const { answers, state, usable } = await settle(tx, [claims], occasion);
  const [customer] = answers;
  if (customer == null) throw problem('invalid', { detail: 'Nothing in this says who it is.', code: 'no-identity' });
  return {
    customer,
    created: state.plan.customers.has(customer),
    strength: strengthOf(state, usable[0] ?? [], customer),
  };
}

function strengthOf(state: State, claims: readonly Claim[], customer: string): Strength {
  const proven = claims.filter((claim) => claim.strength === 'proven');
  const links = proven.map((claim) => state.links.get(keyOf(claim)));
  return links.some((link) => link?.customer === customer && link.strength === 'proven') ? 'proven' : 'claimed';
}

const tries = 8;

interface Settled {
  answers: Array<string | null>;
  state: State;
}

async function settle(
  tx: Tx,
  sets: readonly (readonly Claim[])[],
  occasion: Occasion,
): Promise<Settled & { usable: Claim[][] }> {
  const country = sets.some((set) => set.some(needsCountry)) ? (await workspaceSettings(tx)).country : undefined;
  const usable = sets.map((set) => usableClaims(set, country));
  const by: By = { kind: 'system', id: null, source: occasion.source };
  for (let attempt = 1; attempt <= tries; attempt++) {
    const settled = await decide(tx, usable, occasion);
    const { plan } = settled.state;
    if ((isIdle(plan) && plan.customers.size === 0) || (await writePlan(tx, settled.state, { by, at: occasion.at })))
      return { ...settled, usable };
  }
  throw problem('unavailable', {
    detail: 'Too many changes to the same customers at once. Please try again.',
    retryAfter: 1,
  });
}

async function decide(tx: Tx, sets: readonly Claim[][], { at }: Occasion): Promise<Settled> {
  const asked = new Map(sets.flat().map((claim) => [keyOf(claim), claim]));
  const links = asked.size === 0 ? [] : await readLinks(tx, [...asked.values()]);
  let state = stateOf({ links, families: [] }, randomUUIDv7);
  const distinct = new Map(sets.map((set) => [setKey(set), set]));
  const roots = new Set([...distinct.values()].flatMap((set) => familiesNeeded(state, set)));
  if (roots.size > 0) state = stateOf({ links, families: await readFamilies(tx, [...roots], at) }, randomUUIDv7);
  const answers = new Map([...distinct].map(([key, set]) => [key, resolve(state, set)]));
  return { answers: sets.map((set) => answers.get(setKey(set)) ?? null), state };
}

function setKey(set: readonly Claim[]): string {
  return set.map(({ kind, value, strength }) => `${kind}\n${value}\n${strength}`).join('\n\n');
}
