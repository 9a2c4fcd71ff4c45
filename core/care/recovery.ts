/** How far we are with making up for something; one that is closed has an outcome. */
export const recoveryStates = ['open', 'in-contact', 'made-good', 'closed'] as const;
export type RecoveryState = (typeof recoveryStates)[number];

export const outcomes = ['won-back', 'still-unhappy', 'not-reached', 'nothing-to-do'] as const;
export type Outcome = (typeof outcomes)[number];

/** What tells us that something went wrong. */
export const signKinds = ['score', 'promise', 'complaint'] as const;
export type SignKind = (typeof signKinds)[number];

interface Standing {
  state: RecoveryState;
  outcome: Outcome | null;
}

/** Why it cannot be said so. */
export type Refusal = 'outcome-missing' | 'outcome-too-early' | 'closed';

/** How a case stands once somebody said so; a closed one is opened again before anything else. */
export function settleAs(
  before: Standing,
  said: { state: RecoveryState; outcome: Outcome | null },
): Standing | Refusal {
  if (said.state === 'closed' && said.outcome === null) return 'outcome-missing';
  if (said.state !== 'closed' && said.outcome !== null) return 'outcome-too-early';
  if (before.state === 'closed' && said.state !== 'closed' && said.state !== 'open') return 'closed';
  return { state: said.state, outcome: said.outcome };
}

/** Past its time, and the customer is not made good. */
export function isOverdue({ state, dueAt }: { state: RecoveryState; dueAt: number }, now: number): boolean {
  return (state === 'open' || state === 'in-contact') && dueAt <= now;
}
