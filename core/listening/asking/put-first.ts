import type { SurveyDefinition } from '../survey/definition.ts';
import { surveyWords, type SurveyLanguage } from '../words.ts';
import { firstQuestion, spokenLanguage, type FirstQuestion } from './first-question.ts';

/** What is to be asked of somebody. */
export interface ToAsk {
  ask: string;
  definition: SurveyDefinition;
  /** The edition that this is. */
  edition: number;
  /** The page that it is answered on. */
  url: string;
  /** What the customer reads. */
  wish: string | null;
  company: string;
  firstName: string | null;
  now: Date;
  /** Given on a page only: neither the chat nor an address tells a score. */
  anonymous: boolean;
}

/** What a channel makes its question from. */
export interface Put {
  ask: string;
  edition: number;
  url: string;
  language: SurveyLanguage;
  company: string;
  greeting: string;
  first: FirstQuestion;
}

/** What is put first, in the customer's language. */
export function putFirst({ ask, definition, edition, url, wish, company, firstName, now, anonymous }: ToAsk): Put {
  const language = spokenLanguage(definition, wish);
  const asked = firstQuestion({ definition, values: { company }, seed: ask, now }, language);
  const first: FirstQuestion = anonymous ? { ...asked, steps: [], onPage: 'anonymous' } : asked;
  const words = surveyWords[language];
  const greeting = firstName === null ? words.hello : words.helloTo(firstName);
  return { ask, edition, url, language, company, greeting, first };
}
