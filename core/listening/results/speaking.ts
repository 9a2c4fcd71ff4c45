import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { SurveyDefinition } from '../survey/definition.ts';
import { saidIn, type SurveyText } from '../survey/said.ts';
import { playerWords } from '../survey/words.ts';
import type { Speaking } from './result.ts';

/** Editions whose words are told, and in which language. */
export interface Editions {
  definitions: ReadonlyMap<number, SurveyDefinition>;
  language: ChatLanguage;
  /** Values that we fill in ourselves, such as the company's name. */
  ours: Readonly<Record<string, string>>;
}

/** How titles and choices are told, with our values in them and … for those of whoever answered. */
export function speakingOf({ definitions, language, ours }: Editions): Speaking {
  const locale = [...definitions.values()][0]?.locale ?? 'en';
  const { yes, no, other, none } = playerWords[language];
  const filled = (text: string) =>
    text.replaceAll(/\{([^{}\n]{1,80})\}/g, (_whole, name: string) => ours[name.trim()] ?? '…');
  return { say: (text) => filled(saidIn(text as SurveyText | undefined, { language, locale })), yes, no, other, none };
}
