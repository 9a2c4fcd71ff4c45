import { placedQuestions } from '../walk.ts';
import type { SurveyDefinition } from '../definition.ts';
import { finding, type Finding } from './finding.ts';

/** Everything that has a value by a name, in the order it is written; a name that stands twice stands twice here. */
function namesOfValues(definition: SurveyDefinition): string[] {
  return [
    ...placedQuestions(definition).map(({ question }) => question.name),
    ...(definition.calculatedValues ?? []).map(({ name }) => name),
    ...(definition.hidden ?? []).map(({ name }) => name),
  ];
}

/** The names an expression may ask for; words beside an answer have a name of their own. */
export function knownNames(definition: SurveyDefinition): Set<string> {
  const names = namesOfValues(definition);
  return new Set([...names, ...names.map((name) => `${name}-Comment`)]);
}

function twice(names: readonly string[], what: string): Finding[] {
  const seen = new Set<string>();
  const found = new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
  return [...found].map((name) =>
    finding('duplicate-name', {
      at: name,
      detail: name,
      message: `Two ${what} are called “${name}”: give one another name.`,
    }),
  );
}

/** Names that stand twice. */
export function checkNames(definition: SurveyDefinition): Finding[] {
  return [
    ...twice(namesOfValues(definition), 'questions or values'),
    ...twice(
      definition.pages.map(({ name }) => name),
      'pages',
    ),
    ...twice(
      (definition.quotas ?? []).map(({ name }) => name),
      'quotas',
    ),
    ...placedQuestions(definition).flatMap(({ question }) =>
      question.type === 'multipletext'
        ? twice(
            question.items.map(({ name }) => name),
            `fields of “${question.name}”`,
          )
        : [],
    ),
  ];
}
