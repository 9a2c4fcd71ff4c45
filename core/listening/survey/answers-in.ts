import { fitsScale, type Scale } from '#core/touchpoints/scales.ts';
import type { Question, SurveyDefinition } from './definition.ts';
import { placedQuestions } from './walk.ts';

/** What was given to one question that has a scale or words of one's own. */
export interface GivenAnswer {
  question: string;
  scale: Scale | null;
  score: number | null;
  words: string;
}

/** The scale of the first question that has one: what a response is asked for. */
export function leadScale(definition: SurveyDefinition): { question: string; scale: Scale } | null {
  for (const { question } of placedQuestions(definition))
    if (question.type === 'rating' && question.scale !== undefined)
      return { question: question.name, scale: question.scale };
  return null;
}

/** Scores and words among the values of a response; what else was given stands in the response alone. */
export function answersIn(definition: SurveyDefinition, values: Readonly<Record<string, unknown>>): GivenAnswer[] {
  return placedQuestions(definition).flatMap(({ question }) => {
    const scored = scoreOf(question, values[question.name]);
    const words = [ownWords(question, values[question.name]), textOf(values[`${question.name}-Comment`])];
    const given = { question: question.name, ...scored, words: words.filter((text) => text !== '').join('\n') };
    return given.score === null && given.words === '' ? [] : [given];
  });
}

function scoreOf(question: Question, value: unknown): Pick<GivenAnswer, 'scale' | 'score'> {
  if (
    question.type === 'rating' &&
    question.scale !== undefined &&
    typeof value === 'number' &&
    fitsScale(question.scale, value)
  )
    return { scale: question.scale, score: value };
  return { scale: null, score: null };
}

/** Of questions that ask for an address, a number or a date there are no words: they are no opinion. */
function ownWords(question: Question, value: unknown): string {
  const open =
    question.type === 'comment' ||
    (question.type === 'text' && (question.inputType ?? 'text') === 'text' && question.contact === undefined);
  return open ? textOf(value) : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
