import type { Question, SurveyDefinition, SurveyElement } from './definition.ts';

/** A definition without some of its questions, those in panels too. */
export function withoutQuestions(
  definition: SurveyDefinition,
  isOut: (question: Question) => boolean,
): SurveyDefinition {
  const left = (elements: readonly SurveyElement[]): SurveyElement[] =>
    elements.flatMap((element): SurveyElement[] => {
      if (element.type === 'panel') return [{ ...element, elements: left(element.elements) }];
      return isOut(element) ? [] : [element];
    });
  return { ...definition, pages: definition.pages.map((page) => ({ ...page, elements: left(page.elements) })) };
}
