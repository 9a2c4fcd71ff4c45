import type { Choice, Question, SurveyDefinition } from '../definition.ts';
import { valueAt } from '../expression/evaluate.ts';
import type { Answers } from '../going.ts';
import { priceKeys } from '../prices.ts';
import { placedQuestions } from '../walk.ts';

const valueIn = (choice: Choice) => String(typeof choice === 'object' ? choice.value : choice);

/** The parts of an answer that have a column each. */
function partsOf(question: Question): string[] {
  switch (question.type) {
    case 'statement':
      return [];
    case 'matrix':
      return question.rows.map(valueIn);
    case 'productrating':
      return (question.products ?? []).map(valueIn);
    case 'multipletext':
      return question.items.map(({ name }) => name);
    case 'vanwestendorp':
      return [...priceKeys];
    default:
      return [];
  }
}

function columnsOf(question: Question): string[] {
  if (question.type === 'statement') return [];
  const parts = partsOf(question).map((part) => `${question.name}.${part}`);
  const own = parts.length === 0 ? [question.name] : parts;
  const words =
    ('showCommentArea' in question && question.showCommentArea) ||
    ('showOtherItem' in question && question.showOtherItem);
  return words ? [...own, `${question.name}-Comment`] : own;
}

/** The columns of the answers to these editions, in the order of the first; what an older one asked besides stands behind. */
export function answerColumns(editions: readonly SurveyDefinition[]): string[] {
  const all = editions.flatMap((definition) => [
    ...placedQuestions(definition).flatMap(({ question }) => columnsOf(question)),
    ...(definition.calculatedValues ?? []).map(({ name }) => name),
    ...(definition.hidden ?? []).map(({ name }) => name),
  ]);
  return [...new Set(all)];
}

type Cell = string | number | boolean | null;

function plain(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
}

function partOf(values: Answers, column: string): unknown {
  const dot = column.indexOf('.');
  const table = dot === -1 ? undefined : values[column.slice(0, dot)];
  if (typeof table !== 'object' || table === null) return valueAt(values, column);
  const part = column.slice(dot + 1);
  return Object.hasOwn(table, part) ? (table as Record<string, unknown>)[part] : undefined;
}

/** One response as the cells of those columns: several choices with `; ` between them, what is more than that as JSON. */
export function answerCells(values: Answers, columns: readonly string[]): Cell[] {
  return columns.map((column) => plain(partOf(values, column)));
}
