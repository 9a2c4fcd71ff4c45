import type { SurveyDefinition } from './definition.ts';
import { Spent, weigh, type Allowance } from './expression/allowance.ts';
import { evaluate, readExpression, type Known } from './expression/evaluate.ts';
import { namesIn } from './expression/tree.ts';
import { isEmpty } from './expression/values.ts';
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

const sorted = new WeakMap<SurveyDefinition, Sum[]>();

/** One that needs another comes after it, so that once is enough; those that wait for one another come in some order (`checkLoops` refuses them). */
function sumsInOrder(definition: SurveyDefinition): Sum[] {
  const known = sorted.get(definition);
  if (known !== undefined) return known;
  const waiting = new Map(sumsOf(definition).map((sum) => [sum.name, sum]));
  const inOrder: Sum[] = [];
  const take = (name: string): void => {
    const sum = waiting.get(name);
    if (sum === undefined) return;
    waiting.delete(name);
    const read = readExpression(sum.expression);
    if (read !== undefined) for (const needed of namesIn(read)) take(needed);
    inOrder.push(sum);
  };
  for (const name of [...waiting.keys()]) take(name);
  sorted.set(definition, inOrder);
  return inOrder;
}

/** How much may be worked out with the answers of one response as they stand: a few milliseconds, many times what any survey needs. */
const mostSteps = 1_000_000;
/** The same for patterns, over all the answers. */
const mostLetters = 1_000_000;
/** What is calculated is kept with the answers, and others may be calculated from it. */
const largestValue = 5_000;

function keptSmall(value: unknown, allowance: Allowance): unknown {
  try {
    return weigh(value, allowance) > largestValue ? undefined : value;
  } catch (error) {
    if (error instanceof Spent) return undefined;
    throw error;
  }
}

function workOut({ definition, values, now }: Omit<Going, 'seed'>): Known {
  const known: Record<string, unknown> = {};
  const allowance = { steps: mostSteps };
  for (const { name, defaultValue } of definition.hidden ?? [])
    if (defaultValue !== undefined) known[name] = defaultValue;
  for (const [name, value] of Object.entries(values)) if (!isEmpty(value)) known[name] = value;
  for (const { name, expression } of sumsInOrder(definition))
    known[name] = keptSmall(evaluate(expression, { values: known, now, allowance }), allowance);
  return { values: known, now, allowance, letters: { steps: mostLetters }, found: new Map() };
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
