import { scales } from '../scales.ts';
import { codeOf, isStep } from './read-score.ts';
import type { Survey, SurveyQuestion } from './survey.ts';
import { numberOf } from './values.ts';

/** What stands in a column, over all rows that were looked at. */
export interface ColumnProfile {
  column: string;
  rows: number;
  empty: number;
  /** How often each value stands there, the commonest first; of many different ones only some. */
  values: ReadonlyArray<{ value: string; count: number }>;
  /** How many different values there are. */
  different: number;
}

/**
 * Why a code is no plain answer: a text, a number between two steps, the number just beyond the end of the scale, another
 * number outside of it, a step that is given far oftener than its neighbours, a step that is no answer in many other columns,
 * or so many different values that it is no scale at all.
 */
export const suspicionKinds = ['text', 'between', 'beyond', 'outside', 'spike', 'common', 'no-scale'] as const;
export type SuspicionKind = (typeof suspicionKinds)[number];

/** A code that a person has to decide about. */
export interface Suspicion {
  kind: SuspicionKind;
  column: string;
  question: string;
  /** Empty where it is about the whole column. */
  code: string;
  count: number;
  /** Of so many cells that are not empty. */
  of: number;
  /** In how many of the scored columns the code is no answer. */
  columns: number;
}

const mostDifferent = 24;

/** The codes of the scored columns that are neither declared missing nor taken for answers, and are not plain answers. */
export function suspicionsOf({ questions }: Survey, profiles: readonly ColumnProfile[]): Suspicion[] {
  const byColumn = new Map(profiles.map((profile) => [profile.column, profile]));
  const scored = questions.flatMap((question) => {
    const profile = byColumn.get(question.column);
    return profile === undefined ? [] : [{ question, profile, counts: countsOf(profile) }];
  });
  const elsewhere = noAnswers(scored);
  const fewest = Math.max(3, scored.length / 2);
  return scored.flatMap(({ question, profile, counts }) => {
    const about = { column: question.column, question: question.question, of: profile.rows - profile.empty };
    if (profile.different > mostDifferent)
      return [{ ...about, kind: 'no-scale' as const, code: '', count: about.of, columns: 0 }];
    return [...counts].flatMap(([code, count]): Suspicion[] => {
      if (isDecided(code, question)) return [];
      const columns = elsewhere.get(code) ?? 0;
      const kind = kindOf(code, question, counts) ?? (columns >= fewest ? 'common' : undefined);
      return kind === undefined ? [] : [{ ...about, kind, code, count, columns }];
    });
  });
}

type Counts = ReadonlyMap<string, number>;
interface Scored {
  question: SurveyQuestion;
  counts: Counts;
}

function countsOf({ values }: ColumnProfile): Counts {
  const counts = new Map<string, number>();
  for (const { value, count } of values) counts.set(codeOf(value), (counts.get(codeOf(value)) ?? 0) + count);
  return counts;
}

/** In how many columns each code is declared missing, or stands outside the scale. */
function noAnswers(scored: readonly Scored[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { question, counts } of scored) {
    const off = [...counts.keys()].filter((code) => offScale(code, question));
    for (const code of new Set([...off, ...question.missing.map((each) => codeOf(each.code))]))
      columns.set(code, (columns.get(code) ?? 0) + 1);
  }
  return columns;
}

function offScale(code: string, question: SurveyQuestion): boolean {
  const number = numberOf(code);
  return number === undefined || !isStep(number, question);
}

function isDecided(code: string, question: SurveyQuestion): boolean {
  if (question.missing.some((each) => codeOf(each.code) === code)) return true;
  return !offScale(code, question) && question.answers.some((each) => codeOf(each) === code);
}

function kindOf(code: string, question: SurveyQuestion, counts: Counts): SuspicionKind | undefined {
  const number = numberOf(code);
  if (number === undefined) return 'text';
  const { min, max } = scales[question.scale];
  if (number === max + 1 || number === min - 1) return 'beyond';
  if (number < min || number > max) return 'outside';
  if (!Number.isInteger(number)) return 'between';
  return isSpike(number, question, counts) ? 'spike' : undefined;
}

const fewestInSpike = 30;
const smallestShare = 0.05;
/** The best and the worst answer are often the commonest by far: reviews have many fives and some ones. */
const spikeAtEnd = 12;
const spikeWithin = 6;

function isSpike(number: number, question: SurveyQuestion, counts: Counts): boolean {
  const { min, max } = scales[question.scale];
  if (max - min < 3) return false;
  const at = (step: number) => counts.get(String(step)) ?? 0;
  let all = 0;
  for (let step = min; step <= max; step++) all += at(step);
  const count = at(number);
  const neighbours = [number - 1, number + 1].filter((step) => step >= min && step <= max);
  const times = neighbours.length === 1 ? spikeAtEnd : spikeWithin;
  return (
    count >= fewestInSpike &&
    count >= all * smallestShare &&
    count > times * Math.max(1, ...neighbours.map((step) => at(step)))
  );
}
