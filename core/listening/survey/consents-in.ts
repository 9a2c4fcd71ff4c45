import type { ConsentChannel, ConsentPurpose, ConsentState } from '#core/customers/consent.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { QuestionOf } from './definition.ts';
import type { Answers, Going } from './going.ts';
import { piped, pipedMarks, type Speaking } from './piped.ts';
import { questionsOn } from './shown.ts';
import { wayTo } from './steps.ts';
import { playerWords } from './words.ts';

/** What somebody agreed to or withdrew by a question, with the words they saw. */
export interface SaidByQuestion {
  purpose: ConsentPurpose;
  channel: ConsentChannel;
  state: ConsentState;
  words: string;
}

interface Given {
  going: Going;
  /** What was given before: a word is said once, not with every step that comes after it. */
  before: Answers;
  language: ChatLanguage;
}

/** What was said since by questions on the way that stand for a purpose. */
export function consentsIn({ going, before, language }: Given): SaidByQuestion[] {
  const { definition, values } = going;
  const speaking = { going, spoken: { language, locale: definition.locale ?? 'en' }, words: playerWords[language] };
  return wayTo(going, undefined)
    .flatMap(questionsOn)
    .flatMap(({ question }) => {
      if (question.type !== 'consent' || question.standsFor === undefined) return [];
      const value = values[question.name];
      if (typeof value !== 'boolean' || value === before[question.name]) return [];
      return [{ ...question.standsFor, state: value ? 'given' : 'withdrawn', words: shownTo(question, speaking) }];
    });
}

function shownTo({ title, text }: QuestionOf<'consent'>, speaking: Speaking): string {
  const said = [piped(title, speaking), plainOf(readMarked(pipedMarks(text, speaking)))];
  return said.filter((part) => part !== '').join('\n');
}
