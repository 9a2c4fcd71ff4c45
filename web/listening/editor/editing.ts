import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Panel, Question, SurveyDefinition, SurveyElement } from '#core/listening/survey/definition.ts';
import type { SurveyText } from '#core/listening/survey/said.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';

type Page = SurveyDefinition['pages'][number];

/** The language in which plain words are written. */
export function ownLanguage({ locale }: SurveyDefinition): ChatLanguage {
  return locale ?? 'en';
}

/** What stands there in one language; empty where it is not said in that one. */
export function wordsIn(words: SurveyText | undefined, language: ChatLanguage, own: ChatLanguage): string {
  if (words === undefined) return '';
  if (typeof words === 'string') return language === own ? words : '';
  return words[language] ?? (language === own ? (words.default ?? '') : '');
}

/** Words with others in one language; undefined when nothing is left. */
export function withWords(
  words: SurveyText | undefined,
  text: string,
  { language, own }: { language: ChatLanguage; own: ChatLanguage },
): SurveyText | undefined {
  const { default: plain, ...before }: Exclude<SurveyText, string> =
    typeof words === 'string' ? { default: words } : (words ?? {});
  const all: { [L in ChatLanguage]?: string | undefined } = {
    ...(plain === undefined ? {} : { [own]: plain }),
    ...before,
    [language]: text,
  };
  const said = Object.entries(all).filter(([, each]) => each !== undefined && each !== '');
  if (said.length === 0) return undefined;
  return said.length === 1 && said[0]![0] === own ? said[0]![1] : Object.fromEntries(said);
}

/** The definition with its questions, those in panels too, mapped; what becomes nothing goes. */
export function mapQuestions(
  definition: SurveyDefinition,
  change: (question: Question) => Question | undefined,
): SurveyDefinition {
  const within = (elements: readonly SurveyElement[]): SurveyElement[] =>
    elements.flatMap((element): SurveyElement[] => {
      if (element.type === 'panel') return [{ ...element, elements: within(element.elements) }];
      const next = change(element);
      return next === undefined ? [] : [next];
    });
  return { ...definition, pages: definition.pages.map((page) => ({ ...page, elements: within(page.elements) })) };
}

/** One question in place of the one of that name. */
export function putQuestion(definition: SurveyDefinition, name: string, next: Question | undefined): SurveyDefinition {
  return mapQuestions(definition, (question) => (question.name === name ? next : question));
}

/** One panel in place of the one of that name. */
export function putPanel(definition: SurveyDefinition, name: string, next: Panel): SurveyDefinition {
  const within = (elements: readonly SurveyElement[]): SurveyElement[] =>
    elements.map((element) => {
      if (element.type !== 'panel') return element;
      return element.name === name ? next : { ...element, elements: within(element.elements) };
    });
  return { ...definition, pages: definition.pages.map((page) => ({ ...page, elements: within(page.elements) })) };
}

function freeName(taken: ReadonlySet<string>, kind: string): string {
  for (let at = 1; ; at++) if (!taken.has(`${kind}${at}`)) return `${kind}${at}`;
}

/** Names that no page and no question has yet begin with what they are. */
export function nameFor(definition: SurveyDefinition, kind: string): string {
  const names = placedQuestions(definition).map(({ question }) => question.name);
  return freeName(new Set([...names, ...definition.pages.map(({ name }) => name)]), kind);
}

export function addQuestion(definition: SurveyDefinition, page: number, question: Question): SurveyDefinition {
  const pages = definition.pages.map((each, at) =>
    at === page ? { ...each, elements: [...each.elements, question] } : each,
  );
  return { ...definition, pages };
}

export function addPage(definition: SurveyDefinition): SurveyDefinition {
  return { ...definition, pages: [...definition.pages, { name: nameFor(definition, 'page'), elements: [] }] };
}

export function putPage(definition: SurveyDefinition, at: number, page: Page): SurveyDefinition {
  return { ...definition, pages: definition.pages.with(at, page) };
}

/** A page goes with its questions; the last stays. */
export function removePage(definition: SurveyDefinition, at: number): SurveyDefinition {
  return definition.pages.length === 1 ? definition : { ...definition, pages: definition.pages.toSpliced(at, 1) };
}

/** Moves a question or panel by one place; beyond the end of a page it comes to the next. */
export function moveElement(definition: SurveyDefinition, name: string, by: 1 | -1): SurveyDefinition {
  const page = definition.pages.findIndex(({ elements }) => elements.some((element) => element.name === name));
  if (page < 0) return definition;
  const { elements } = definition.pages[page]!;
  const at = elements.findIndex((element) => element.name === name);
  const moved = elements[at]!;
  const rest = elements.toSpliced(at, 1);
  if (at + by >= 0 && at + by < elements.length)
    return putPage(definition, page, { ...definition.pages[page]!, elements: rest.toSpliced(at + by, 0, moved) });
  const other = definition.pages[page + by];
  if (other === undefined) return definition;
  const there = by === 1 ? [moved, ...other.elements] : [...other.elements, moved];
  const emptied = putPage(definition, page, { ...definition.pages[page]!, elements: rest });
  return putPage(emptied, page + by, { ...other, elements: there });
}

/** Renames a question in the definition and wherever expressions ask for it. */
export function renameQuestion(definition: SurveyDefinition, from: string, to: string): SurveyDefinition {
  const renamed = putName(definition, from, to);
  const asked = new RegExp(`\\{${from.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?=[}.[-])`, 'g');
  return JSON.parse(
    JSON.stringify(renamed, (key, value: unknown) =>
      typeof value === 'string' && key !== 'name' ? value.replace(asked, `{${to}`) : value,
    ),
  ) as SurveyDefinition;
}

function putName(definition: SurveyDefinition, from: string, to: string): SurveyDefinition {
  return mapQuestions(definition, (question) => (question.name === from ? { ...question, name: to } : question));
}
