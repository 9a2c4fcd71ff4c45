import type { Question, SurveyDefinition } from '../definition.ts';
import { holds } from '../expression/evaluate.ts';
import { same } from '../expression/values.ts';
import { namesIn, type Expression } from '../expression/tree.ts';
import { placedQuestions } from '../walk.ts';
import { expressionsOf, type ReadExpression } from './expressions.ts';
import { finding, type Finding } from './finding.ts';

/** When somebody sees a page or a question, by its name: the number of the page. */
function pageOf(definition: SurveyDefinition): Map<string, number> {
  return new Map([
    ...placedQuestions(definition).map(({ question, page }) => [question.name, page] as const),
    ...definition.pages.map(({ name }, page) => [name, page] as const),
  ]);
}

function checkPages({ pages }: SurveyDefinition): Finding[] {
  return pages
    .filter(({ elements }) => elements.length === 0)
    .map(({ name }) =>
      finding('empty-page', { at: name, message: 'Nothing is asked on this page: it is never shown.' }),
    );
}

function never({ at, property, value, read }: ReadExpression): Finding[] {
  if (property !== 'visibleIf' || read === undefined || namesIn(read).size > 0) return [];
  if (holds(value, { values: {}, now: new Date(0) })) return [];
  return [finding('never-shown', { at, property, message: 'This condition never holds: it is never shown.' })];
}

function later({ at, property, read }: ReadExpression, pages: ReadonlyMap<string, number>): Finding[] {
  const here = pages.get(at);
  if (property !== 'visibleIf' || read === undefined || here === undefined) return [];
  return [...namesIn(read)]
    .filter((name) => (pages.get(name) ?? -1) > here)
    .map((name) =>
      finding('asked-later', { at, property, detail: name, message: `It depends on “${name}”, which is asked later.` }),
    );
}

/** The values a question can have, or nothing where there are too many to tell. */
function valuesOf(question: Question): readonly unknown[] | undefined {
  if (question.type !== 'radiogroup' && question.type !== 'dropdown' && question.type !== 'checkbox') return undefined;
  const own = question.choices.map((each) => (typeof each === 'object' ? each.value : each));
  return [...own, ...(question.showOtherItem ? ['other'] : []), ...(question.showNoneItem ? ['none'] : [])];
}

/** Comparisons of a question with a value, anywhere in an expression. */
function compared(
  expression: Expression,
  found: Array<{ path: string; value: unknown }> = [],
): Array<{ path: string; value: unknown }> {
  if (expression.kind === 'both') {
    const { left, right, operator } = expression;
    if (left.kind === 'name' && right.kind === 'value' && (operator === 'equal' || operator === 'contains'))
      found.push({ path: left.path, value: right.value });
    compared(left, found);
    compared(right, found);
  } else if ('of' in expression) compared(expression.of, found);
  return found;
}

function checkChoices(definition: SurveyDefinition, expressions: readonly ReadExpression[]): Finding[] {
  const offered = new Map(placedQuestions(definition).map(({ question }) => [question.name, valuesOf(question)]));
  return expressions.flatMap(({ at, property, read }) =>
    (read === undefined ? [] : compared(read)).flatMap(({ path, value }) => {
      const values = offered.get(path);
      if (values === undefined || value === undefined || values.some((each) => same(each, value))) return [];
      const detail = `${path}: ${JSON.stringify(value)}`;
      return [
        finding('no-such-choice', {
          at,
          property,
          detail,
          message: `“${path}” has no choice ${JSON.stringify(value)}.`,
        }),
      ];
    }),
  );
}

function checkSkips(definition: SurveyDefinition, pages: ReadonlyMap<string, number>): Finding[] {
  return (definition.triggers ?? []).flatMap((trigger) => {
    if (trigger.type !== 'skip') return [];
    const target = pages.get(trigger.gotoName);
    const asking = expressionsOf({ ...definition, pages: [], triggers: [trigger] } as SurveyDefinition);
    const from = Math.max(
      -1,
      ...asking.flatMap(({ read }) =>
        read === undefined ? [] : [...namesIn(read)].map((name) => pages.get(name) ?? -1),
      ),
    );
    if (target === undefined || target > from) return [];
    return [
      finding('skips-back', {
        at: trigger.gotoName,
        message: `A skip leads to “${trigger.gotoName}”, which comes before: it only leads forward.`,
      }),
    ];
  });
}

/** What nobody ever gets to see. */
export function checkReach(definition: SurveyDefinition): Finding[] {
  const pages = pageOf(definition);
  const expressions = expressionsOf(definition);
  return [
    ...checkPages(definition),
    ...expressions.flatMap(never),
    ...expressions.flatMap((each) => later(each, pages)),
    ...checkChoices(definition, expressions),
    ...checkSkips(definition, pages),
  ];
}
