import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Choice, Question, QuestionOf } from './definition.ts';
import { holds, type Known } from './expression/evaluate.ts';
import { shuffled } from './random.ts';
import type { SurveyText } from './said.ts';

/** A choice as it is offered. */
export interface Offered {
  value: string | number | boolean;
  text: SurveyText | undefined;
  enabled: boolean;
  /** `other` asks for words, `none` excludes the rest. */
  special?: 'other' | 'none';
}

type Choosing = QuestionOf<'radiogroup' | 'dropdown' | 'checkbox' | 'ranking'>;

/** Whether somebody chooses from a list. */
export function isChoosing(question: Question): question is Choosing {
  return ['radiogroup', 'dropdown', 'checkbox', 'ranking'].includes(question.type);
}

/** The choices of a list that are there for what is known. */
export function offeredFrom(choices: readonly Choice[], known: Known): Offered[] {
  return choices.flatMap((choice) => {
    if (typeof choice !== 'object') return [{ value: choice, text: undefined, enabled: true }];
    const { value, text, visibleIf, enableIf } = choice;
    return holds(visibleIf, known, true) ? [{ value, text, enabled: holds(enableIf, known, true) }] : [];
  });
}

function specialsOf(question: Choosing): Offered[] {
  if (question.type === 'ranking') return [];
  const specials: Offered[] = [];
  if (question.showNoneItem) specials.push({ value: 'none', text: question.noneText, enabled: true, special: 'none' });
  if (question.showOtherItem)
    specials.push({ value: 'other', text: question.otherText, enabled: true, special: 'other' });
  return specials;
}

/** Words that say themselves in a language; the value where there are none. */
export interface Reading {
  say(text: SurveyText | undefined): string;
  language: ChatLanguage;
}

/** What a choice is called. */
export function nameOf({ value, text }: Pick<Offered, 'value' | 'text'>, { say }: Pick<Reading, 'say'>): string {
  return say(text) || String(value);
}

/** The choices of a question in the order that this response sees; `other` and `none` always come last. */
export function choicesOf(
  question: Choosing,
  { known, seed, reading }: { known: Known; seed: string; reading: Reading },
): Offered[] {
  const offered = offeredFrom(question.choices, known);
  return [...inOrder(offered, question, { seed, reading }), ...specialsOf(question)];
}

function inOrder(
  offered: Offered[],
  { name, choicesOrder }: Choosing,
  { seed, reading }: { seed: string; reading: Reading },
): Offered[] {
  if (choicesOrder === 'random') return shuffled(offered, `${seed}:${name}`);
  if (choicesOrder !== 'asc' && choicesOrder !== 'desc') return offered;
  const { compare } = new Intl.Collator(reading.language, { numeric: true });
  const sorted = offered.toSorted((a, b) => compare(nameOf(a, reading), nameOf(b, reading)));
  return choicesOrder === 'asc' ? sorted : sorted.toReversed();
}
