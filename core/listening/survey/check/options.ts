import { scales, type Scale } from '#core/touchpoints/scales.ts';
import type { Question, QuestionOf, SurveyDefinition } from '../definition.ts';
import { scoresOf } from '../scale-range.ts';
import { placedQuestions } from '../walk.ts';
import { finding, type Finding } from './finding.ts';

type Choices = ReadonlyArray<string | number | boolean | { value: string | number | boolean }>;

const valueOf = (choice: Choices[number]) => (typeof choice === 'object' ? choice.value : choice);

function repeated(question: Question, property: string, choices: Choices): Finding[] {
  const seen = new Set<string>();
  const values = choices.map((each) => String(valueOf(each)).trim().toLowerCase());
  const twice = new Set(values.filter((value) => seen.has(value) || !seen.add(value)));
  return [...twice].map((detail) =>
    finding('duplicate-choice', {
      at: question.name,
      property,
      detail,
      message: `“${detail}” stands twice among the choices.`,
    }),
  );
}

function enough(
  question: Question,
  property: string,
  { choices, least }: { choices: Choices; least: number },
): Finding[] {
  if (choices.length >= least) return [];
  return [
    finding('no-choices', { at: question.name, property, message: `There must be at least ${least} to choose from.` }),
  ];
}

function checkCount({
  name: at,
  minSelectedChoices: low,
  maxSelectedChoices: high,
}: QuestionOf<'checkbox' | 'ranking'>): Finding[] {
  if (low === undefined || high === undefined || high === 0 || low <= high) return [];
  const message = `The least (${low}) is more than the most (${high}).`;
  return [finding('wrong-limits', { at, property: 'minSelectedChoices', message })];
}

/** A scale has its own numbers: another range would be another scale. */
function checkRating(question: QuestionOf<'rating'>): Finding[] {
  const { name: at, scale, rateValues } = question;
  if (scale !== undefined) return isWhole(question, scale) ? [] : [wrongScale(at, scale)];
  if (rateValues !== undefined) return repeated(question, 'rateValues', rateValues);
  if (scoresOf(question).length > 1) return [];
  return [
    finding('wrong-limits', { at, property: 'rateMax', message: 'A rating has at least two numbers to choose from.' }),
  ];
}

function isWhole({ rateMin, rateMax, rateValues }: QuestionOf<'rating'>, scale: Scale): boolean {
  const { min, max } = scales[scale];
  const values = rateValues?.map(valueOf) ?? [];
  const own = values.length === 0 || values.length === max - min + 1;
  return (
    own && values.every((each, at) => Number(each) === min + at) && (rateMin ?? min) === min && (rateMax ?? max) === max
  );
}

function wrongScale(at: string, scale: Scale): Finding {
  const { min, max, name } = scales[scale];
  const message = `The scale “${name}” goes from ${min} to ${max}, one by one: with other numbers it would be another scale.`;
  return finding('wrong-scale', { at, property: 'scale', detail: scale, message });
}

/** The lists of a question, by property, with how long each must be. */
function listsOf(question: Question): Array<{ property: string; choices: Choices; least: number }> {
  switch (question.type) {
    case 'matrix':
      return [
        { property: 'columns', choices: question.columns, least: 1 },
        { property: 'rows', choices: question.rows, least: 1 },
      ];
    case 'maxdiff':
      return [{ property: 'choices', choices: question.choices, least: question.perSet ?? 4 }];
    case 'multipletext':
      return [{ property: 'items', choices: question.items.map(({ name }) => name), least: 1 }];
    case 'productrating':
      return [
        { property: 'products', choices: question.products ?? [], least: Number(question.productsFrom === undefined) },
      ];
    default:
      return 'choices' in question ? [{ property: 'choices', choices: question.choices, least: 1 }] : [];
  }
}

function checkLists(question: Question): Finding[] {
  return listsOf(question).flatMap(({ property, choices, least }) => [
    ...enough(question, property, { choices, least }),
    ...repeated(question, property, choices),
  ]);
}

function checkRange(question: Question): Finding[] {
  if (question.type === 'rating') return checkRating(question);
  if (question.type === 'checkbox' || question.type === 'ranking') return checkCount(question);
  if (question.type !== 'slider' || question.max > question.min) return [];
  const message = 'The end of a slider is more than its beginning.';
  return [finding('wrong-limits', { at: question.name, property: 'max', message })];
}

/** What cannot be chosen from, and scales with other numbers than theirs. */
export function checkOptions(definition: SurveyDefinition): Finding[] {
  return placedQuestions(definition).flatMap(({ question }) => [...checkLists(question), ...checkRange(question)]);
}
