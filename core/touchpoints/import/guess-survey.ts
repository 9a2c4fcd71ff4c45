import { isFactWord } from '../facts.ts';
import { wordsOf } from './column.ts';
import type { Mapping } from './mapping.ts';
import type { ColumnProfile } from './suspicions.ts';
import type { Survey } from './survey.ts';
import { numberOf } from './values.ts';

interface ScoredColumn {
  column: string;
  scale: 'nps' | 'ces7' | 'csat5';
}

/** The scale that a column's codes and name speak for; codes beside the scale do not count against it as long as they are few. */
function scaleOf({ column, values, different }: ColumnProfile): ScoredColumn | undefined {
  if (different > 16) return undefined;
  const numbers = values.flatMap(({ value }) => numberOf(value) ?? []);
  const has = (from: number, to: number) => {
    let found = 0;
    for (let step = from; step <= to; step++) if (numbers.includes(step)) found++;
    return found / (to - from + 1);
  };
  const beside = (to: number) => numbers.filter((number) => number < 0 || number > to + 1).length;
  if (has(0, 10) > 0.8 && beside(10) < 2) return { column, scale: 'nps' };
  if (has(1, 7) === 1 && beside(7) < 2 && /ces|ease|effort/.test(wordsOf(column))) return { column, scale: 'ces7' };
  return has(1, 5) > 0.7 && beside(5) < 2 ? { column, scale: 'csat5' } : undefined;
}

/**
 * A file of responses, to begin with: every column whose codes look like those of a scale. Which of them are questions, and what
 * their codes mean, a person says; columns of categories (age groups, purposes) look just like scores.
 */
export function guessSurvey(guess: Mapping, profiles: readonly ColumnProfile[]): Mapping {
  const scored = profiles.flatMap((profile) => scaleOf(profile) ?? []).slice(0, 100);
  const used = new Set<string>();
  const questions = scored.map(({ column, scale }) => ({
    column,
    question: keyOf(column, used),
    title: column.slice(0, 200),
    scale,
    reversed: false,
    missing: [],
    answers: [],
  }));
  const weight = profiles.find(({ column }) => /^(weight|gewicht|peso|poids)$/i.test(column.trim()))?.column;
  const language = profiles.find(({ column }) =>
    /^(lang|language|sprache|langue|idioma)$/i.test(column.trim()),
  )?.column;
  const key = profiles.find(({ column }) => /^respnum$|respondent/.test(wordsOf(column)))?.column;
  const survey: Survey = {
    name: nameOf(guess.source),
    questions,
    words: [],
    ...(weight === undefined ? {} : { weight }),
    ...(language === undefined ? {} : { language: { column: language, to: {} } }),
  };
  const { feelings: _, ...rest } = guess;
  return {
    ...rest,
    customer: { ...rest.customer, nobody: 'none' },
    interaction: { ...rest.interaction, touchpoint: { constant: 'survey' }, kind: { constant: 'feedback.given' } },
    facts: {},
    detail: {},
    key: key === undefined ? [] : [key],
    survey,
  };
}

function keyOf(column: string, used: Set<string>): string {
  const bare = wordsOf(column)
    .replace(/^q ?\d+ ?[a-z]? /, '')
    .replaceAll(' ', '_');
  const plain = (
    /^[a-z][a-z0-9_]{2,}$/.test(bare) ? bare : `q_${wordsOf(column).replaceAll(/[^a-z0-9]+/g, '_')}`
  ).slice(0, 36);
  let key = plain;
  for (let at = 2; used.has(key); at++) key = `${plain}_${at}`;
  used.add(key);
  return key;
}

/** The file's name without the year and other numbers: the same for the next file. */
function nameOf(source: string): string {
  const name = wordsOf(source)
    .split(' ')
    .filter((word) => !/\d/.test(word))
    .join(' ')
    .slice(0, 60)
    .trim();
  return isFactWord(name) ? name : 'survey';
}
