import { scales } from '../../touchpoints/scales.ts';
import { leadScale } from './answers-in.ts';
import type { SurveyDefinition } from './definition.ts';
import { holds } from './expression/evaluate.ts';
import { parseExpression } from './expression/parse.ts';
import { namesIn } from './expression/tree.ts';
import { knownIn, type Answers, type Going } from './going.ts';

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

/**
 * Whether there are enough responses whatever somebody says to the first scored question: then asking brings nothing. Quotas over other
 * answers are left out, since nobody knows those before.
 */
export function nothingWanted(
  definition: SurveyDefinition,
  { counts, now }: { counts: Readonly<Record<string, number>>; now: Date },
): boolean {
  const lead = leadScale(definition);
  const full = (definition.quotas ?? []).filter(
    ({ name, limit, expression }) =>
      (counts[name] ?? 0) >= limit &&
      [...namesIn(parseExpression(expression))].every((asked) => asked === lead?.question),
  );
  const filled = { ...definition, quotas: full };
  return answersTo(lead).every((values) => quotasOf({ definition: filled, values, seed: '', now }).length > 0);
}

function answersTo(lead: ReturnType<typeof leadScale>): Answers[] {
  if (lead === null) return [{}];
  const { min, max } = scales[lead.scale];
  return Array.from({ length: max - min + 1 }, (_, step) => ({ [lead.question]: min + step }));
}
