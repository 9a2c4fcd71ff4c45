import { inlineMark } from '#core/channels/page-survey/page-form.ts';

function isInSight(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  // An empty place has no height; one that the page hides has no box at all.
  return element.getClientRects().length > 0 && top < innerHeight && bottom >= 0 && left < innerWidth && right > 0;
}

/** The place that the page marks for a survey, once it is in sight: a question nobody came to was not asked. */
export function markedPlace(survey: string): Element | undefined {
  const marked = [...document.querySelectorAll(`[${inlineMark}]`)];
  return marked.find((element) => element.getAttribute(inlineMark) === survey && isInSight(element));
}
