import { wordsOf } from './column.ts';
import { codeOf, isStep } from './read-score.ts';
import { numberOf } from './values.ts';
import type { ColumnProfile } from './suspicions.ts';
import type { SurveyQuestion } from './survey.ts';

/** Which column of another file a known question may stand in, for a person to say yes or no to. */
export interface Offer {
  question: string;
  title: string;
  /** The column of the file before. */
  was: string;
  /** The likest column that no other question is liker to; null: none is like it. */
  column: string | null;
  /** 0 to 1. */
  likeness: number;
}

const least = 0.5;

/**
 * Offers a column for each known question: by the words of the names, by the place in a run of columns with the same number
 * (`Q7A`, `Q7B` …), and by whether the column holds such codes at all. Nothing is certain: the same name may stand for another
 * question in another year.
 */
export function offersFor(
  questions: readonly SurveyQuestion[],
  before: readonly string[],
  profiles: readonly ColumnProfile[],
): Offer[] {
  const now = profiles.map(({ column }) => column);
  const [places, places2] = [placesOf(before), placesOf(now)];
  const pairs = questions.flatMap((question) =>
    profiles.map((profile) => ({
      question: question.question,
      column: profile.column,
      likeness: likenessOf(question, profile, [places.get(question.column), places2.get(profile.column)]),
    })),
  );
  const chosen = new Map<string, { column: string; likeness: number }>();
  const taken = new Set<string>();
  for (const { question, column, likeness } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (likeness < least || chosen.has(question) || taken.has(column)) continue;
    chosen.set(question, { column, likeness });
    taken.add(column);
  }
  return questions.map(({ question, title, column: was }) => {
    const { column = null, likeness = 0 } = chosen.get(question) ?? {};
    return { question, title, was, column, likeness: Math.round(likeness * 100) / 100 };
  });
}

interface Place {
  /** Which of how many in its run, 0 to 1. */
  at: number;
  length: number;
}

function likenessOf(
  question: SurveyQuestion,
  profile: ColumnProfile,
  [was, is]: readonly [Place | undefined, Place | undefined],
): number {
  const fit = fitOf(question, profile);
  if (fit < 0.5) return 0;
  const [one, other] = [bareName(question.column), bareName(profile.column)];
  const names = one === '' || other === '' ? 0.3 : alike(one, other);
  const same = wordsOf(question.column) === wordsOf(profile.column);
  const place =
    was === undefined || is === undefined
      ? 0
      : 1 - Math.min(1, Math.abs(was.at - is.at) * 3 + Math.abs(was.length - is.length) / 20);
  return 0.55 * names + 0.25 * place + 0.1 * fit + (same ? 0.1 : 0);
}

/** The share of cells that are steps of the scale or codes known as missing. */
function fitOf(question: SurveyQuestion, { values }: ColumnProfile): number {
  const known = new Set(question.missing.map(({ code }) => codeOf(code)));
  const all = values.reduce((sum, { count }) => sum + count, 0);
  const fitting = values.filter(
    ({ value }) => known.has(codeOf(value)) || isStep(numberOf(value) ?? Number.NaN, question),
  );
  return all === 0 ? 0 : fitting.reduce((sum, { count }) => sum + count, 0) / all;
}

/** The number of a question changes from year to year, and the letter after it with it: what is left says what it is about. */
function bareName(column: string): string {
  return wordsOf(column)
    .replace(/^q ?\d+ ?[a-z]?(?=\s|$)/, '')
    .replace(/^q ?\d+/, '')
    .trim();
}

/** How alike two texts are by their pairs of letters (Dice 1945), 0 to 1. */
function alike(one: string, other: string): number {
  if (one === other) return 1;
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const common = a.filter((pair) => b.includes(pair)).length;
  const dice = (2 * common) / Math.max(1, a.length + b.length);
  const within = one.length > 2 && other.length > 2 && (one.startsWith(other) || other.startsWith(one));
  return within ? Math.max(dice, 0.7) : dice;
}

function pairsOf(text: string): string[] {
  const plain = text.replaceAll(' ', '');
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
}

function placesOf(columns: readonly string[]): Map<string, Place> {
  const runs = Map.groupBy(columns, (column) => /^\*?(q ?\d+)/i.exec(column)?.[1]?.toLowerCase() ?? '');
  const places = new Map<string, Place>();
  for (const [name, run] of runs)
    if (name !== '')
      run.forEach((column, at) =>
        places.set(column, { at: run.length === 1 ? 0 : at / (run.length - 1), length: run.length }),
      );
  return places;
}
