import type { SurveyDefinition } from './definition.ts';
import { evaluate, type Known } from './expression/evaluate.ts';
import { isEmpty, same } from './expression/values.ts';
import { remembered } from './remembered.ts';
import { placedQuestions } from './walk.ts';

/** What was answered, by the names of questions; the words beside an answer stand under `<name>-Comment`. */
export type Answers = Readonly<Record<string, unknown>>;

/** One response while it is given. */
export interface Going {
  definition: SurveyDefinition;
  values: Answers;
  /** What random orders hang on: the response's own id. */
  seed: string;
  now: Date;
}

interface Sum {
  name: string;
  expression: string;
}

function sumsOf(definition: SurveyDefinition): Sum[] {
  const asked = placedQuestions(definition).flatMap(({ question }) =>
    question.type === 'expression' ? [{ name: question.name, expression: question.expression }] : [],
  );
  return [...(definition.calculatedValues ?? []), ...asked];
}

function workOut({ definition, values, now }: Omit<Going, 'seed'>): Known {
  const known: Record<string, unknown> = {};
  for (const { name, defaultValue } of definition.hidden ?? [])
    if (defaultValue !== undefined) known[name] = defaultValue;
  for (const [name, value] of Object.entries(values)) if (!isEmpty(value)) known[name] = value;
  const sums = sumsOf(definition);
  // One may need another that stands below it: so many rounds are enough for any order, and for a circle it ends.
  for (let round = 0; round < sums.length; round++) {
    let changed = false;
    for (const { name, expression } of sums) {
      const value = evaluate(expression, { values: known, now });
      if (same(known[name], value)) continue;
      known[name] = value;
      changed = true;
    }
    if (!changed) break;
  }
  return { values: known, now };
}

/** What expressions are looked at with: answers, hidden values and what is calculated from them. */
export const knownIn = remembered(workOut);

/** What the questions have before anybody answered. */
export function firstValues(definition: SurveyDefinition): Answers {
  return Object.fromEntries(
    placedQuestions(definition).flatMap(({ question }) =>
      'defaultValue' in question && question.defaultValue !== undefined ? [[question.name, question.defaultValue]] : [],
    ),
  );
}
