import type { SurveyDefinition } from './definition.ts';
import { holds } from './expression/evaluate.ts';
import { knownIn, type Going } from './going.ts';

export type Quota = NonNullable<SurveyDefinition['quotas']>[number];

/** The quotas that a response counts for. */
export function quotasOf(going: Going): Quota[] {
  const known = knownIn(going);
  return (going.definition.quotas ?? []).filter(({ expression }) => holds(expression, known));
}

/** The first quota that a response would count for and that is full, by how many complete responses each has. */
export function fullQuota(going: Going, counts: Readonly<Record<string, number>>): Quota | undefined {
  return quotasOf(going).find(({ name, limit }) => (counts[name] ?? 0) >= limit);
}
