import type { Page, Panel, Question, SurveyElement } from './definition.ts';
import { holds, type Known } from './expression/evaluate.ts';
import { knownIn, type Going } from './going.ts';
import { shuffled } from './random.ts';
import { remembered } from './remembered.ts';

/** A question that is there now. */
export interface ShownQuestion {
  question: Question;
  required: boolean;
  enabled: boolean;
}

/** A panel with what is there in it. */
export interface ShownPanel {
  panel: Panel;
  elements: ShownElement[];
}

export type ShownElement = ShownQuestion | ShownPanel;

export interface ShownPage {
  page: Page;
  elements: ShownElement[];
}

interface Above {
  known: Known;
  seed: string;
  enabled: boolean;
  random: boolean;
}

/** What takes too much to be worked out takes no question away: answers to what is not there are dropped. */
const isThere = (element: { visible?: boolean | undefined; visibleIf?: string | undefined }, known: Known) =>
  element.visibleIf === undefined || element.visibleIf.trim() === ''
    ? element.visible !== false
    : holds(element.visibleIf, known, true);

function isRandom(order: string | undefined, above: boolean): boolean {
  return order === undefined || order === 'default' ? above : order === 'random';
}

function shownQuestion(question: Question, { known, enabled }: Above): ShownQuestion {
  if (question.type === 'statement' || question.type === 'expression')
    return { question, required: false, enabled: false };
  const { isRequired = false, requiredIf, readOnly = false, enableIf } = question;
  const required = requiredIf === undefined ? isRequired : holds(requiredIf, known);
  return { question, required, enabled: enabled && !readOnly && holds(enableIf, known, true) };
}

function shownElements(elements: readonly SurveyElement[], name: string, above: Above): ShownElement[] {
  const there = elements.flatMap((element): ShownElement[] => {
    if (!isThere(element, above.known)) return [];
    if (element.type !== 'panel') return [shownQuestion(element, above)];
    const enabled = above.enabled && holds(element.enableIf, above.known, true);
    const random = isRandom(element.questionOrder, above.random);
    const inside = shownElements(element.elements, element.name, { ...above, enabled, random });
    return inside.length === 0 ? [] : [{ panel: element, elements: inside }];
  });
  return above.random ? inSeededOrder(there, elements, `${above.seed}:${name}`) : there;
}

/** All elements are shuffled, not only those that are there: what appears later moves nothing. */
function inSeededOrder(there: ShownElement[], all: readonly SurveyElement[], seed: string): ShownElement[] {
  const order = new Map(shuffled(all, seed).map((element, at) => [element, at]));
  const place = (shown: ShownElement) => order.get('panel' in shown ? shown.panel : shown.question) ?? 0;
  return there.toSorted((a, b) => place(a) - place(b));
}

function pagesThere(going: Going): ShownPage[] {
  const { definition, seed } = going;
  const known = knownIn(going);
  return definition.pages.flatMap((page) => {
    if (!isThere(page, known)) return [];
    const random = isRandom(page.questionOrder, definition.questionOrder === 'random');
    const enabled = holds(page.enableIf, known, true);
    const elements = shownElements(page.elements, page.name, { known, seed, enabled, random });
    if (elements.length === 0) return [];
    return definition.questionsOnPageMode === 'questionPerPage' ? onePerPage(page, elements) : [{ page, elements }];
  });
}

const nameOf = (shown: ShownElement) => ('panel' in shown ? shown.panel.name : shown.question.name);
const isWords = (shown: ShownElement) => 'question' in shown && shown.question.type === 'statement';

/** A page as one for each thing on it: words stand above what comes after them. The first keeps the name and the title; no page is called with a `/`. */
function onePerPage(page: Page, elements: readonly ShownElement[]): ShownPage[] {
  const groups: ShownElement[][] = [];
  for (const [at, element] of elements.entries())
    if (at > 0 && isWords(elements[at - 1]!)) groups.at(-1)!.push(element);
    else groups.push([element]);
  const { title: _title, description: _description, ...untitled } = page;
  return groups.map((group, at) => ({
    page: at === 0 ? page : { ...untitled, name: `/${nameOf(group[0]!)}` },
    elements: group,
  }));
}

/** The pages that are there for what was answered so far, with what is on them; a page without anything on it is none. */
export const shownPages = remembered(pagesThere);

/** The questions of a page in the order shown, those in panels too. */
export function questionsOn({ elements }: { elements: readonly ShownElement[] }): ShownQuestion[] {
  return elements.flatMap((element) => ('panel' in element ? questionsOn(element) : [element]));
}
