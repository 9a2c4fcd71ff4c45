import { fitsScale, scales } from '../scales.ts';
import type { SurveyQuestion } from './survey.ts';
import { numberOf, textOf } from './values.ts';

/** What a cell of a scored column says: a score, no answer by a declared code or an empty cell (''), or something odd. */
export type Cell = { score: number } | { missing: string } | { odd: string };

/** A code in one writing, so that `6` and `6.0`, `Blank` and `blank` are the same. */
export function codeOf(text: string): string {
  const number = numberOf(text);
  return number === undefined ? text.trim().toLowerCase() : String(number);
}

/** Reads a cell of a scored column. */
export function readScore(raw: unknown, question: SurveyQuestion, decimalComma = false): Cell {
  const text = textOf(raw);
  if (text === undefined) return { missing: '' };
  const number = numberOf(raw, decimalComma);
  const code = number === undefined ? codeOf(text) : String(number);
  const declared = question.missing.find((each) => codeOf(each.code) === code);
  if (declared !== undefined) return { missing: declared.code };
  if (number === undefined || !isStep(number, question)) return { odd: text };
  const { min, max } = scales[question.scale];
  return { score: question.reversed ? min + max - number : number };
}

/** Whether a number is a step of the question's scale. */
export function isStep(number: number, { scale }: Pick<SurveyQuestion, 'scale'>): boolean {
  return Number.isInteger(number) && fitsScale(scale, number);
}
