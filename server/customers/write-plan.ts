import { randomUUIDv7 } from 'node:crypto';
import { isKnown } from '#core/customers/knowledge.ts';
import type { Plan, PlannedChange } from '#core/customers/plan.ts';
import { familyOf, rootNow, type State } from '#core/customers/state.ts';
import { publishMany, sql, type Tx } from '#platform';
import { customerMerged } from './events.ts';

/** Who or what asked for the change, for the ledger. */
export interface By {
  kind: 'agent' | 'customer' | 'system' | 'api';
  id: string | null;
  source?: string | null;
  reason?: string | null;
}

interface LedgerLine {
  id?: string;
  action: 'link' | 'unlink' | 'proven' | 'merge';
  cause: string;
  customer: string;
  other?: string;
  identifier?: string;
  kind: string;
}

/** Carries a plan out as a whole; false when what it was built on has changed meanwhile, then nothing is written. */
export async function writePlan(tx: Tx, state: State, about: { by: By; at: Date }): Promise<boolean> {
  const { moved } = await tx.one(sql<{ moved: Array<{ customer: string; root: string }> | null }>`
    select customers.write_identities(${JSON.stringify(rowsOf(state))}::jsonb, ${JSON.stringify(about.by)}::jsonb, ${about.at}, ${tx.now}) as moved`);
  if (moved === null) return false;
  await tellMerged(tx, moved);
  return true;
}

async function tellMerged(tx: Tx, moved: Array<{ customer: string; root: string }>): Promise<void> {
  const byRoot = Map.groupBy(moved, ({ root }) => root);
  const told = [...byRoot].map(([subject, list]) => ({ subject, data: { moved: list } }));
  await publishMany(tx, customerMerged, told);
}

function rowsOf(state: State) {
  const { plan } = state;
  const links = plan.links.map((link) => ({ id: randomUUIDv7(), ...link }));
  const known = (id: string) => isKnown(familyOf(state, id));
  return {
    roots: [...plan.roots].map(([id, revision]) => ({ id, revision, known: known(id) })),
    customers: [...plan.customers].map((id) => ({ id, root: rootNow(state, id), known: known(id) })),
    links,
    unlinks: plan.unlinks,
    proven: plan.proven,
    contests: plan.contests,
    moves: [...plan.roots.keys()]
      .map((old) => ({ old, new: rootNow(state, old) }))
      .filter((move) => move.old !== move.new),
    merges: plan.merges.map(({ id, from, into }) => ({ id, from_customer: from, into_customer: into })),
    duplicates: plan.proposals.map(({ a, b, kind }) => ({ one: a, other: b, kind })),
    ledger: ledgerOf(plan, links),
  };
}

function ledgerOf(plan: Plan, links: Array<Plan['links'][number] & { id: string }>): LedgerLine[] {
  const change = (action: 'unlink' | 'proven') => (each: PlannedChange) => line(action, each);
  return [
    ...plan.unlinks.map(change('unlink')),
    ...links.map((link) => line('link', link)),
    ...plan.proven.map(change('proven')),
    ...plan.merges.map(({ id, from, into, kind, cause }): LedgerLine => ({
      id,
      action: 'merge',
      cause,
      customer: from,
      other: into,
      kind,
    })),
  ];
}

function line(
  action: LedgerLine['action'],
  of: { id: string; customer: string; kind: string; cause: string },
): LedgerLine {
  return { action, cause: of.cause, customer: of.customer, identifier: of.id, kind: of.kind };
}
