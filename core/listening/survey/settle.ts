import { scales, type Scale } from '#core/touchpoints/scales.ts';
import type { SurveyDefinition } from './definition.ts';
import { isEmpty } from './expression/values.ts';
import { knownIn, type Answers, type Going } from './going.ts';
import { questionsOn, shownPages } from './shown.ts';
import { placedQuestions } from './walk.ts';

/**
 * What a response has once it is complete: the answers to the questions that are there at the end, the words beside them, hidden values, and
 * what is calculated to be kept. Answers to questions that are not there any more are dropped; while somebody is answering they are kept, since
 * one step back may bring them back.
 */
export function settled(going: Going): Answers {
  const { definition, values } = going;
  const known = knownIn(going);
  const there = shownPages(going).flatMap(questionsOn);
  const kept = new Set([
    ...there.flatMap(({ question: { name } }) => [name, `${name}-Comment`]),
    ...(definition.hidden ?? []).map(({ name }) => name),
  ]);
  const calculated = [
    ...(definition.calculatedValues ?? []).filter(({ includeIntoResult }) => includeIntoResult === true),
    ...there.flatMap(({ question }) => (question.type === 'expression' ? [question] : [])),
  ].map(({ name }) => name);
  return Object.fromEntries([
    ...Object.entries(values).filter(([name, value]) => kept.has(name) && !isEmpty(value)),
    ...calculated.map((name) => [name, known.values[name]] as const).filter(([, value]) => !isEmpty(value)),
  ]);
}

/** A score somebody gave on a scale, with their words beside it. */
export interface ScaledAnswer {
  question: string;
  scale: Scale;
  score: number;
  words: string | null;
}

/** The answers of a response that stand on a scale, in the order asked. */
export function scaledAnswers(definition: SurveyDefinition, values: Answers): ScaledAnswer[] {
  return placedQuestions(definition).flatMap(({ question }) => {
    if (question.type !== 'rating' || question.scale === undefined) return [];
    const { name, scale } = question;
    const score = values[name];
    if (typeof score !== 'number' || score < scales[scale].min || score > scales[scale].max) return [];
    const words = values[`${name}-Comment`];
    return [{ question: name, scale, score, words: typeof words === 'string' && words.trim() !== '' ? words : null }];
  });
}
