import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import type { SurveyDefinition } from '../definition.ts';
import { visitProperties, type Found } from '../walk.ts';
import { finding, type Finding } from './finding.ts';

/** Properties that hold words for whoever answers. */
export const wordKeys: ReadonlySet<string> = new Set([
  'title',
  'description',
  'text',
  'requiredErrorText',
  'commentText',
  'commentPlaceholder',
  'otherText',
  'otherPlaceholder',
  'otherErrorText',
  'noneText',
  'selectAllText',
  'placeholder',
  'minRateDescription',
  'maxRateDescription',
  'minText',
  'maxText',
  'labelTrue',
  'labelFalse',
  'bestText',
  'worstText',
  'tooCheapText',
  'bargainText',
  'expensiveText',
  'tooExpensiveText',
  'startSurveyText',
  'pagePrevText',
  'pageNextText',
  'completeText',
]);

type ByLanguage = Partial<Record<ChatLanguage | 'default', string>>;

function spokenIn(text: string | ByLanguage, locale: ChatLanguage): ChatLanguage[] {
  if (typeof text === 'string') return text === '' ? [] : [locale];
  const own = chatLanguages.filter((language) => (text[language] ?? '') !== '');
  return (text.default ?? '') === '' || own.includes(locale) ? own : [...own, locale];
}

/** Everything that is written for whoever answers. A choice without words of its own shows its value, which is one for all. */
export function textsOf(definition: SurveyDefinition): Array<Found<string | ByLanguage>> {
  const found: Array<Found<string | ByLanguage>> = [];
  visitProperties(definition, ({ value, ...rest }) => {
    if (!wordKeys.has(rest.property)) return;
    if (typeof value === 'string') found.push({ ...rest, value });
    else if (typeof value === 'object' && value !== null) found.push({ ...rest, value: value as ByLanguage });
  });
  return found;
}

/** The languages a survey is asked in: those it names, else all that any of its words are written in. */
export function languagesOf(definition: SurveyDefinition): ChatLanguage[] {
  if (definition.languages !== undefined) return definition.languages;
  const locale = definition.locale ?? 'en';
  const used = new Set(textsOf(definition).flatMap(({ value }) => spokenIn(value, locale)));
  return chatLanguages.filter((language) => used.has(language) || language === locale);
}

/** Words that lack a language the survey is asked in. */
export function checkLanguages(definition: SurveyDefinition): Finding[] {
  const locale = definition.locale ?? 'en';
  const wanted = languagesOf(definition);
  return textsOf(definition).flatMap(({ at, property, value }) => {
    const there = spokenIn(value, locale);
    const missing = there.length === 0 ? [] : wanted.filter((language) => !there.includes(language));
    if (missing.length === 0) return [];
    const detail = missing.join(', ');
    return [finding('missing-language', { at, property, detail, message: `The words lack a language: ${detail}.` })];
  });
}
