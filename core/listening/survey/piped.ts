import { escapedForMarks } from '#core/marked/write.ts';
import type { Scale } from '#core/touchpoints/scales.ts';
import { choicesOf, isChoosing, nameOf, offeredFrom, type Offered } from './choices.ts';
import type { Question, QuestionOf } from './definition.ts';
import { valueAt, type Known } from './expression/evaluate.ts';
import { rootOf } from './expression/tree.ts';
import { isEmpty, same } from './expression/values.ts';
import { knownIn, type Going } from './going.ts';
import { saidIn, type Spoken, type SurveyText } from './said.ts';
import { rangeOf, scoresOf } from './scale-range.ts';
import { placedQuestions } from './walk.ts';

/** What our own words are needed for where an answer is shown again. */
export interface AnswerWords {
  yes: string;
  no: string;
  other: string;
  none: string;
  /** Of a scale: a word for each step, or one for either end. */
  scales: Readonly<Record<Scale, readonly string[]>>;
}

/** The words of one response: in its language, with its answers in their places. */
export interface Speaking {
  going: Going;
  spoken: Spoken;
  words: AnswerWords;
}

const named = /\{([^{}\n]{1,80})\}/g;

function offeredBy(question: Question, known: Known, { going, spoken }: Speaking): Offered[] {
  const reading = { say: (text: SurveyText | undefined) => saidIn(text, spoken), language: spoken.language };
  if (isChoosing(question)) return choicesOf(question, { known, seed: going.seed, reading });
  if (question.type === 'rating') return offeredFrom(question.rateValues ?? [], known);
  return question.type === 'matrix' ? offeredFrom(question.columns, known) : [];
}

/** A single value as it was shown to whoever chose it. */
function shownAs(value: unknown, question: Question, [known, speaking]: readonly [Known, Speaking]): string {
  const { spoken, words } = speaking;
  if (question.type === 'boolean' && typeof value === 'boolean') return yesOrNo(value, question, speaking);
  const found = offeredBy(question, known, speaking).find((each) => same(each.value, value));
  if (found === undefined) return stepAs(value, question, speaking) ?? plain(value);
  if (found.special === 'other') return plain(known.values[`${question.name}-Comment`]) || words.other;
  if (found.special === 'none') return saidIn(found.text, spoken) || words.none;
  return nameOf(found, { say: (text) => saidIn(text, spoken) });
}

/** The word of a step of a scale that has one for each. */
function stepAs(value: unknown, question: Question, { words }: Speaking): string | undefined {
  if (question.type !== 'rating' || question.scale === undefined) return undefined;
  const steps = words.scales[question.scale];
  return steps.length === scoresOf(question).length ? steps[Number(value) - rangeOf(question).min] : undefined;
}

function yesOrNo(value: boolean, question: QuestionOf<'boolean'>, { spoken, words }: Speaking): string {
  return value ? saidIn(question.labelTrue, spoken) || words.yes : saidIn(question.labelFalse, spoken) || words.no;
}

function plain(value: unknown): string {
  return value === undefined || value === null || typeof value === 'object'
    ? ''
    : String(value as string | number | boolean);
}

/** The answer that a path leads to, with the words of what was chosen; empty where there is none. */
export function answerAs(path: string, speaking: Speaking): string {
  const known = knownIn(speaking.going);
  const value = valueAt(known.values, path);
  const root = rootOf(path);
  const question = placedQuestions(speaking.going.definition).find(({ question: { name } }) => name === root)?.question;
  return (Array.isArray(value) ? value : [value])
    .filter((each) => !isEmpty(each))
    .map((each) => (question === undefined ? plain(each) : shownAs(each, question, [known, speaking])))
    .join(', ');
}

function isKnown(path: string, { going: { definition } }: Speaking): boolean {
  const root = rootOf(path).replace(/-Comment$/, '');
  return [
    ...placedQuestions(definition).map(({ question }) => question),
    ...(definition.hidden ?? []),
    ...(definition.calculatedValues ?? []),
  ].some(({ name }) => name === root);
}

/** What was found for one place stands at the others, too; beyond this many letters no further answer is put in. */
const mostFilled = 40_000;

function filled(text: string, speaking: Speaking, escape: (value: string) => string): string {
  if (!text.includes('{')) return text;
  const found = new Map<string, string | undefined>();
  let letters = 0;
  return text.replaceAll(named, (whole, inside: string) => {
    const path = inside.trim();
    if (!found.has(path)) found.set(path, isKnown(path, speaking) ? escape(answerAs(path, speaking)) : undefined);
    const answer = found.get(path);
    if (answer === undefined) return whole;
    letters += answer.length;
    return letters > mostFilled ? '' : answer;
  });
}

/** Words with the answers in their places: `You said {why}.`; what nothing is called stays as it is. */
export function piped(text: SurveyText | undefined, speaking: Speaking): string {
  return filled(saidIn(text, speaking.spoken), speaking, (value) => value);
}

/** The same for marked text: an answer, or a value that came with the address, marks nothing and leads nowhere. */
export function pipedMarks(text: SurveyText | undefined, speaking: Speaking): string {
  return filled(saidIn(text, speaking.spoken), speaking, (value) => escapedForMarks(value.replaceAll('\n', ' ')));
}
