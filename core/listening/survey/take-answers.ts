import type { Choice, Question, QuestionOf, SurveyDefinition } from './definition.ts';
import { same } from './expression/values.ts';
import type { Answers } from './going.ts';
import { answerLimits } from './limits.ts';
import { maxDiffSets } from './max-diff.ts';
import { priceKeys } from './prices.ts';
import { scoresOf } from './scale-range.ts';
import { placedQuestions } from './walk.ts';

// What comes from outside may be anything: only what a question can have as its answer is taken, in its own letters.

type Take<T extends Question['type']> = (question: QuestionOf<T>, value: unknown, seed: string) => unknown;

const plain = (choice: Choice) => (typeof choice === 'object' ? choice.value : choice);

function oneOf(choices: readonly Choice[], value: unknown): unknown {
  return choices.map(plain).find((each) => same(each, value));
}

function text(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** What somebody is typing may not be a number yet: whether it is one is seen when they go on. */
function typed(value: unknown): unknown {
  return number(value) ?? text(value, answerLimits.short);
}

/** A table with the keys it may have; one that is not taken makes all of it nothing. */
function table(value: unknown, take: (key: string, each: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, each]) => [key, take(key, each)] as const);
  return entries.length > 500 || entries.some(([, each]) => each === undefined)
    ? undefined
    : Object.fromEntries(entries);
}

function list(value: unknown, take: (each: unknown, at: number) => unknown): unknown {
  if (!Array.isArray(value) || value.length > 500) return undefined;
  const taken = value.map(take);
  return taken.includes(undefined) ? undefined : taken;
}

type Special = { showOtherItem?: boolean | undefined; showNoneItem?: boolean | undefined; choices: readonly Choice[] };

const withSpecials = ({ choices, showOtherItem, showNoneItem }: Special): Choice[] => [
  ...choices,
  ...(showOtherItem ? ['other'] : []),
  ...(showNoneItem ? ['none'] : []),
];

function distinct(choices: readonly Choice[], value: unknown): unknown {
  const taken = list(value, (each) => oneOf(choices, each));
  return Array.isArray(taken) ? [...new Set<unknown>(taken)] : undefined;
}

/** What is known of a file that was uploaded before; whether it exists, and is theirs, the server looks up. */
function file(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, type, size } = value as Record<string, unknown>;
  const fits = text(id, 80) !== undefined && text(name, 255) !== undefined && text(type, 100) !== undefined;
  return fits && number(size) !== undefined ? { id, name, type, size } : undefined;
}

const takes: { readonly [T in Question['type']]: Take<T> } = {
  rating: (question, value) =>
    question.rateValues === undefined
      ? scoresOf(question).find((each) => each === value)
      : oneOf(question.rateValues, value),
  radiogroup: (question, value) => oneOf(withSpecials(question), value),
  dropdown: (question, value) => oneOf(withSpecials(question), value),
  checkbox: (question, value) => distinct(withSpecials(question), value),
  ranking: ({ choices }, value) => distinct(choices, value),
  boolean: ({ valueTrue = true, valueFalse = false }, value) => oneOf([valueTrue, valueFalse], value),
  matrix: ({ rows, columns }, value) =>
    table(value, (key, each) => (oneOf(rows, key) === undefined ? undefined : oneOf(columns, each))),
  comment: (_question, value) => text(value, answerLimits.text),
  text: (_question, value) => typed(value),
  multipletext: ({ items }, value) =>
    table(value, (key, each) => (items.some(({ name }) => name === key) ? typed(each) : undefined)),
  slider: ({ min, max }, value) =>
    number(value) !== undefined && Number(value) >= min && Number(value) <= max ? value : undefined,
  file: ({ allowMultiple, maxFiles = 0 }, value) => {
    const most = allowMultiple ? maxFiles || answerLimits.files : 1;
    return Array.isArray(value) && value.length > most ? undefined : list(value, file);
  },
  maxdiff: (question, value, seed) => {
    const sets = maxDiffSets(question, seed);
    return list(value, (each, at) =>
      table(each ?? {}, (key, item) => (key === 'best' || key === 'worst' ? oneOf(sets[at] ?? [], item) : undefined)),
    );
  },
  vanwestendorp: (_question, value) =>
    table(value, (key, each) => (priceKeys.some((price) => price === key) ? typed(each) : undefined)),
  consent: (_question, value) => (typeof value === 'boolean' ? value : undefined),
  productrating: ({ rateMax = 5 }, value) =>
    table(value, (key, each) =>
      key.length <= 500 && Number.isInteger(each) && Number(each) >= 1 && Number(each) <= rateMax ? each : undefined,
    ),
  statement: () => undefined,
  expression: () => undefined,
};

/** The answers among what was given, and the names of what is none: no question is called so, or it cannot have this answer. */
export function takeAnswers(
  definition: SurveyDefinition,
  given: Readonly<Record<string, unknown>>,
  seed: string,
): { values: Answers; refused: string[] } {
  const questions = new Map(placedQuestions(definition).map(({ question }) => [question.name, question]));
  const values: Array<[string, unknown]> = [];
  const refused: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const question = questions.get(name);
    const beside = questions.has(name.replace(/-Comment$/, '')) && name.endsWith('-Comment');
    const take = question === undefined ? undefined : (takes[question.type] as Take<Question['type']>);
    const taken = beside ? text(value, answerLimits.text) : take?.(question as never, value, seed);
    if (taken === undefined) refused.push(name);
    else values.push([name, taken]);
  }
  return { values: Object.fromEntries(values), refused };
}
