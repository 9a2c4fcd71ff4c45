import type { Panel, Question, SurveyDefinition, SurveyElement } from './definition.ts';

/** A question where it stands. */
export interface Placed {
  question: Question;
  /** Which page, from 0. */
  page: number;
  /** The panels it stands in, the outermost first. */
  panels: readonly Panel[];
}

function* within(elements: readonly SurveyElement[], page: number, panels: readonly Panel[]): Generator<Placed> {
  for (const element of elements)
    if (element.type === 'panel') yield* within(element.elements, page, [...panels, element]);
    else yield { question: element, page, panels };
}

/** All questions in the order they are written, those in panels too. */
export function placedQuestions({ pages }: Pick<SurveyDefinition, 'pages'>): Placed[] {
  return pages.flatMap(({ elements }, page) => [...within(elements, page, [])]);
}

/** What of a definition is a place in it: the nearest name, and the property under it. */
export interface Found<T> {
  /** The name of the page, question, trigger … it belongs to; empty for the survey itself. */
  at: string;
  property: string;
  value: T;
}

type Visit = (found: Found<unknown>) => void;

/** Every property of a definition by its key, with the name of what it belongs to. */
export function visitProperties(value: unknown, visit: Visit, at = ''): void {
  if (Array.isArray(value)) {
    for (const each of value) visitProperties(each, visit, at);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { name } = value as { name?: unknown };
  const own = typeof name === 'string' ? name : at;
  for (const [property, each] of Object.entries(value)) {
    visit({ at: own, property, value: each });
    visitProperties(each, visit, own);
  }
}
