import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Question, SurveyDefinition } from '#core/listening/survey/definition.ts';
import { saidIn } from '#core/listening/survey/said.ts';
import { ownLanguage } from './editing.ts';

/** What a question is called where it is spoken of: its words in a language, else its name. */
export function calledAs(question: Question, definition: SurveyDefinition, language: ChatLanguage): string {
  const words = question.type === 'statement' ? question.text : question.title;
  return saidIn(words, { language, locale: ownLanguage(definition) }) || question.name;
}
