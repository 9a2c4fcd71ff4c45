import { holds } from './expression/evaluate.ts';
import { isEmpty } from './expression/values.ts';
import { faultOf } from './faults/of-question.ts';
import type { Fault } from './faults/fault.ts';
import { knownIn, type Going } from './going.ts';
import { questionsOn, shownPages, type ShownPage } from './shown.ts';

/** What is wrong with the answers on a page, in the order of its questions. */
export function faultsOn(page: ShownPage, going: Going): Fault[] {
  const known = knownIn(going);
  return questionsOn(page).flatMap(({ question, required, enabled }) => {
    if (!enabled) return [];
    const fault = faultOf(question, going.values[question.name], { known, seed: going.seed, required });
    return fault === undefined ? [] : [{ question: question.name, ...fault }];
  });
}

/** What is wrong anywhere on the way of a response to the end: what was skipped is asked of nobody. */
export function faultsIn(going: Going): Fault[] {
  return wayTo(going, undefined).flatMap((page) => faultsOn(page, going));
}

function pageWith(pages: readonly ShownPage[], name: string): number {
  return pages.findIndex(
    (page) => page.page.name === name || questionsOn(page).some(({ question }) => question.name === name),
  );
}

/**
 * The page after this one, or `undefined` when it was the last: a `complete` whose condition holds ends it there, a `skip` leads further on,
 * never back; one without a condition does nothing. A page that is not there any more is the first.
 */
export function pageAfter(going: Going, from: string): string | undefined {
  const pages = shownPages(going);
  const here = pages.findIndex(({ page }) => page.name === from);
  const known = knownIn(going);
  const triggers =
    going.definition.triggers?.filter(({ expression }) => expression.trim() !== '' && holds(expression, known)) ?? [];
  if (triggers.some(({ type }) => type === 'complete')) return undefined;
  const targets = triggers.flatMap((trigger) => (trigger.type === 'skip' ? [pageWith(pages, trigger.gotoName)] : []));
  const next = targets.find((target) => target > here) ?? here + 1;
  return pages[next]?.page.name;
}

/** The pages from the first to one, as this response goes them: what was skipped is not among them. */
export function wayTo(going: Going, page: string | undefined): ShownPage[] {
  const pages = shownPages(going);
  const way: ShownPage[] = [];
  let next = pages[0]?.page.name;
  while (next !== undefined && way.length <= pages.length) {
    way.push(pages.find((each) => each.page.name === next)!);
    if (next === page) break;
    next = pageAfter(going, next);
  }
  return way;
}

/** The page before this one on the way that was gone, or `undefined` on the first. */
export function pageBefore(going: Going, from: string): string | undefined {
  return wayTo(going, from).at(-2)?.page.name;
}

/** Whether anything is still to be answered on the way to the end, as far as it is known by now. */
export function isAnyLeft(going: Going): boolean {
  return wayTo(going, undefined)
    .flatMap(questionsOn)
    .some(({ question, enabled }) => enabled && isEmpty(going.values[question.name]));
}

/** How much is behind somebody who is on a page, from 0 to 1: pages, or questions that were answered. */
export function progressAt(going: Going, page: string): number {
  const pages = shownPages(going);
  if (going.definition.progressBarType !== 'questions')
    return (
      Math.max(
        0,
        pages.findIndex((each) => each.page.name === page),
      ) / Math.max(1, pages.length)
    );
  const asked = pages
    .flatMap(questionsOn)
    .filter(({ question }) => question.type !== 'statement' && question.type !== 'expression');
  return asked.filter(({ question }) => !isEmpty(going.values[question.name])).length / Math.max(1, asked.length);
}
