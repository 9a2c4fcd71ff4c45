import type { Question, SurveyDefinition } from './definition.ts';
import { placedQuestions, visitProperties } from './walk.ts';
import { withoutQuestions } from './without-questions.ts';

/** Hidden values that say nothing of a person. */
const ofUs = new Set(['company', 'place']);

const tellsWho = new Set(['email', 'tel']);

function asksWho(question: Question): boolean {
  let asks = false;
  visitProperties(question, ({ property, value }) => {
    if (property === 'contact' || (property === 'inputType' && tellsWho.has(String(value)))) asks = true;
  });
  return asks;
}

/** What keeps the responses of a survey from being anonymous, as a sentence. */
export function unnamedFault(definition: SurveyDefinition): string | undefined {
  const hidden = definition.hidden?.find(({ name }) => !ofUs.has(name));
  if (hidden !== undefined) return `An anonymous survey takes no hidden values of a person: take out “${hidden.name}”.`;
  const questions = placedQuestions(definition).map(({ question }) => question);
  const file = questions.find(({ type }) => type === 'file');
  if (file !== undefined)
    return `An anonymous survey takes no files or voices, which tell who it was: take out “${file.name}”.`;
  const agreeing = questions.find((question) => question.type === 'consent' && question.standsFor !== undefined);
  if (agreeing !== undefined)
    return `An anonymous survey can keep nobody’s consent: let “${agreeing.name}” stand for nothing.`;
  const asking = questions.find(asksWho);
  return asking === undefined
    ? undefined
    : `An anonymous survey does not ask who somebody is: take out “${asking.name}”.`;
}

/** A definition without what tells who somebody is: an edition from before its survey became anonymous may still be open somewhere. */
export function withoutNames(definition: SurveyDefinition): SurveyDefinition {
  const { hidden = [] } = definition;
  const unnamed = withoutQuestions(definition, (question) => question.type === 'file' || asksWho(question));
  return { ...unnamed, hidden: hidden.filter(({ name }) => ofUs.has(name)) };
}
