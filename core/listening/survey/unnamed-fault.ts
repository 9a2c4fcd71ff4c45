import type { SurveyDefinition } from './definition.ts';
import { placedQuestions, visitProperties } from './walk.ts';

/** Hidden values that say nothing of a person. */
const ofUs = new Set(['company', 'place']);

const tellsWho = new Set(['email', 'tel']);

/** What keeps the responses of a survey from being anonymous, as a sentence. */
export function unnamedFault(definition: SurveyDefinition): string | undefined {
  const hidden = definition.hidden?.find(({ name }) => !ofUs.has(name));
  if (hidden !== undefined) return `An anonymous survey takes no hidden values of a person: take out “${hidden.name}”.`;
  const file = placedQuestions(definition).find(({ question }) => question.type === 'file');
  if (file !== undefined)
    return `An anonymous survey takes no files or voices, which tell who it was: take out “${file.question.name}”.`;
  let asks: string | undefined;
  visitProperties(definition.pages, ({ at, property, value }) => {
    if (property === 'contact' || (property === 'inputType' && tellsWho.has(String(value)))) asks ??= at;
  });
  return asks === undefined ? undefined : `An anonymous survey does not ask who somebody is: take out “${asks}”.`;
}
