import { fitsScale, type Scale } from '#core/touchpoints/scales.ts';
import type { Question, SurveyDefinition } from './definition.ts';
import type { Going } from './going.ts';
import { questionsOn } from './shown.ts';
import { wayTo } from './steps.ts';
import { placedQuestions } from './walk.ts';

/** What was given to one question that has a scale or words of one's own. */
export interface GivenAnswer {
  question: string;
  scale: Scale | null;
  score: number | null;
  words: string;
  /** Another question of the same scale was asked before it: that one is counted in figures, this one is read for itself. */
  further: boolean;
}

/** The scale of the first question that has one: what a response is asked for. */
export function leadScale(definition: SurveyDefinition): { question: string; scale: Scale } | null {
  for (const { question } of placedQuestions(definition))
    if (question.type === 'rating' && question.scale !== undefined)
      return { question: question.name, scale: question.scale };
  return null;
}

/** Scores and words among the values of a response; what else was given stands in the response alone. */
export function answersIn(going: Going): GivenAnswer[] {
  const { definition, values } = going;
  const leads = leadsOf(going);
  return placedQuestions(definition).flatMap(({ question }) => {
    const scored = scoreOf(question, values[question.name]);
    const words = [ownWords(question, values[question.name]), textOf(values[`${question.name}-Comment`])];
    const given = {
      question: question.name,
      ...scored,
      words: words.filter((text) => text !== '').join('\n'),
      further: scored.scale !== null && leads.get(scored.scale) !== question.name,
    };
    return given.score === null && given.words === '' ? [] : [given];
  });
}

/** The first question of each scale, as the survey is written, that this person was asked. */
function leadsOf(going: Going): Map<Scale, string> {
  const asked = new Set(
    wayTo(going, undefined).flatMap((page) => questionsOn(page).map(({ question }) => question.name)),
  );
  const leads = new Map<Scale, string>();
  for (const { question } of placedQuestions(going.definition))
    if (
      question.type === 'rating' &&
      question.scale !== undefined &&
      asked.has(question.name) &&
      !leads.has(question.scale)
    )
      leads.set(question.scale, question.name);
  return leads;
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
