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

/** The file before: its questions, its columns in their order, and how often each code stood in them. */
export interface KnownFile {
  questions: readonly SurveyQuestion[];
  columns: readonly string[];
  shares: Shares;
}

/** The share of each code among the cells of a column, by question. */
export type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** How often each code stands in the columns of the questions. */
export function sharesOf(questions: readonly SurveyQuestion[], profiles: readonly ColumnProfile[]): Shares {
  const byColumn = new Map(profiles.map((profile) => [profile.column, profile]));
  return Object.fromEntries(
    questions.map(({ question, column }) => {
      const profile = byColumn.get(column);
      return [question, profile === undefined ? {} : Object.fromEntries(codesOf(profile))];
    }),
  );
}

function codesOf({ values }: ColumnProfile): Map<string, number> {
  const all = values.reduce((sum, { count }) => sum + count, 0);
  const codes = new Map<string, number>();
  for (const { value, count } of values) codes.set(codeOf(value), (codes.get(codeOf(value)) ?? 0) + count / all);
  return codes;
}

/** How much two columns have in common: 1 where every code stands in both equally often. */
function overlapOf(was: Shares[string], profile: ColumnProfile): number {
  return [...codesOf(profile)].reduce((sum, [code, share]) => sum + Math.min(share, was[code] ?? 0), 0);
}

const least = 0.4;

/**
 * Offers a column for each known question: by the words of the names, by the place in a run of columns with the same number
 * (`Q7A`, `Q7B` …), and by how often each code stands in it. Nothing is certain: the same name may stand for another
 * question in another year.
 */
export function offersFor(
  { questions, columns: before, shares }: KnownFile,
  profiles: readonly ColumnProfile[],
): Offer[] {
  const now = profiles.map(({ column }) => column);
  const [places, placesNow] = [placesOf(before), placesOf(now)];
  const pairs = questions.flatMap((question) =>
    profiles.map((profile) => ({
      question: question.question,
      column: profile.column,
      likeness: likenessOf(question, profile, {
        places: [places.get(question.column), placesNow.get(profile.column)],
        was: shares[question.question] ?? {},
      }),
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
  { places: [before, now], was }: { places: readonly [Place | undefined, Place | undefined]; was: Shares[string] },
): number {
  if (fitOf(question, profile) < 0.5) return 0;
  const [one, other] = [bareName(question.column), bareName(profile.column)];
  const names = one === '' || other === '' ? 0.3 : alike(one, other);
  const same = wordsOf(question.column) === wordsOf(profile.column);
  const parts = [0.4 * names, 0.15 * nearness(before, now), 0.35 * overlapOf(was, profile), same ? 0.1 : 0];
  return parts.reduce((sum, part) => sum + part, 0);
}

function nearness(before: Place | undefined, now: Place | undefined): number {
  if (before === undefined || now === undefined) return 0;
  return 1 - Math.min(1, Math.abs(before.at - now.at) * 3 + Math.abs(before.length - now.length) / 20);
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
