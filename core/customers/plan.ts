import type { ClaimKind, Strength } from './claim.ts';

/** Why something was done or not: stands in the ledger. */
export type Cause = 'identified' | 'signed in' | 'proven' | 'shared device' | 'moved by proof';

export interface PlannedLink {
  kind: ClaimKind;
  value: string;
  customer: string;
  strength: Strength;
  shared: boolean;
  cause: Cause;
}

/** A change of an identifier that stands already. */
export interface PlannedChange {
  id: string;
  customer: string;
  kind: ClaimKind;
  cause: Cause;
}

export interface PlannedMerge {
  id: string;
  from: string;
  into: string;
  /** The identifier that said they are one. */
  kind: ClaimKind;
  cause: Cause;
}

/** What has to be written so that every claim set has its customer; made by pure rules, carried out as a whole or not at all. */
export interface Plan {
  /** Families it builds on, at the revision that was read. */
  roots: Map<string, number>;
  customers: Set<string>;
  links: PlannedLink[];
  unlinks: PlannedChange[];
  proven: PlannedChange[];
  merges: PlannedMerge[];
  contests: Array<{ id: string; root: string }>;
  proposals: Array<{ a: string; b: string; kind: ClaimKind }>;
}

export function emptyPlan(): Plan {
  return {
    roots: new Map(),
    customers: new Set(),
    links: [],
    unlinks: [],
    proven: [],
    merges: [],
    contests: [],
    proposals: [],
  };
}

/** Whether nothing has to be written. */
export function isIdle(plan: Plan): boolean {
  const { links, unlinks, proven, merges, contests, proposals } = plan;
  return [links, unlinks, proven, merges, contests, proposals].every((list) => list.length === 0);
}
