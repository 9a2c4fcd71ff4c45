import type { ChatLanguage } from '../../channels/chat-languages.ts';
import { hasMean } from '../../touchpoints/scales.ts';
import { nameOf } from './choices.ts';
import type { Choice, Question, SurveyDefinition } from './definition.ts';
import { isEmpty } from './expression/values.ts';
import type { Answers } from './going.ts';
import { answerAs, piped, type Speaking } from './piped.ts';
import { saidIn, type SurveyText } from './said.ts';
import { placedQuestions } from './walk.ts';
import { playerWords } from './words.ts';

/** One thing that was given, as somebody reads it who does not know what the questions are called inside. */
export interface GivenWords {
  /** Of the question or the hidden value. */
  name: string;
  /** The question as it was shown; the name where it is none. */
  title: string;
  /** The answer with the words of what was chosen; empty for files. */
  answer: string;
  /** What was said beside it. */
  comment: string;
}

interface Read {
  definition: SurveyDefinition;
  values: Answers;
  /** The key of the response. */
  seed: string;
  now: Date;
}

/** The hidden value that we fill in ourselves: every response has it, so it tells nothing of one. */
const own = 'company';

/** What a response gave, in the order of its questions, in this language where the survey speaks it, else in the survey's own. */
export function givenWords(going: Read, language: ChatLanguage): GivenWords[] {
  const { definition, values } = going;
  const speaking = { going, spoken: { language, locale: definition.locale ?? 'en' }, words: playerWords[language] };
  const asked = placedQuestions(definition).flatMap(({ question }) => {
    const { name } = question;
    const value = values[name];
    const comment = namesOther(value) ? '' : said(values[`${name}-Comment`]);
    if (isEmpty(value) && comment === '') return [];
    return { name, title: titleOf(question, speaking), answer: wordsOf(question, value, speaking), comment };
  });
  const known = new Set(asked.flatMap(({ name }) => [name, `${name}-Comment`]));
  const others = Object.entries(values).filter(([name, value]) => !known.has(name) && name !== own && !isEmpty(value));
  return [...asked, ...others.map(([name, value]) => ({ name, title: name, answer: said(value), comment: '' }))];
}

/** The words beside it are the answer then. */
function namesOther(value: unknown): boolean {
  return Array.isArray(value) ? value.includes('other') : value === 'other';
}

function titleOf(question: Question, speaking: Speaking): string {
  return piped('title' in question ? question.title : undefined, speaking) || question.name;
}

function wordsOf(question: Question, value: unknown, speaking: Speaking): string {
  if (question.type === 'file') return '';
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value)
      .map(([part, each]) => `${partName(question, part, speaking)}: ${partWords(question, each, speaking)}`)
      .join('; ');
  if (Array.isArray(value) && value.some((each) => typeof each === 'object')) return value.map(said).join('; ');
  return withStep(question, value, answerAs(question.name, speaking));
}

/** The word of a step with its number, where numbers have a mean: whoever reads many compares them. */
function withStep(question: Question, value: unknown, word: string): string {
  if (question.type !== 'rating' || question.scale === undefined || !hasMean(question.scale)) return word;
  const step = said(value);
  return word.includes(step) ? word : `${word} (${step})`;
}

function partName(question: Question, part: string, { spoken }: Speaking): string {
  const say = (text: SurveyText | undefined) => saidIn(text, spoken);
  if (question.type === 'multipletext') return say(question.items.find(({ name }) => name === part)?.title) || part;
  return choiceName('rows' in question && Array.isArray(question.rows) ? question.rows : [], part, say);
}

function partWords(question: Question, value: unknown, { spoken }: Speaking): string {
  const say = (text: SurveyText | undefined) => saidIn(text, spoken);
  return question.type === 'matrix' ? choiceName(question.columns, value, say) : said(value);
}

function choiceName(choices: readonly Choice[], value: unknown, say: (text: SurveyText | undefined) => string): string {
  const found = choices.find((choice) => typeof choice === 'object' && String(choice.value) === String(value));
  return typeof found === 'object' ? nameOf({ value: found.value, text: found.text }, { say }) : said(value);
}

/** A value as it is: numbers and words plainly, what holds more as its parts. */
function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => `${key}: ${said(each)}`)
      .join(', ');
  return value === undefined || value === null ? '' : String(value as string | number | boolean);
}
