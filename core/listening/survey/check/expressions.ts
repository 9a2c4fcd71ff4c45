import type { SurveyDefinition } from '../definition.ts';
import { parseExpression } from '../expression/parse.ts';
import { ExpressionFault } from '../expression/tokens.ts';
import { namesIn, rootOf, type Expression } from '../expression/tree.ts';
import { visitProperties, type Found } from '../walk.ts';
import { finding, type Finding } from './finding.ts';
import { knownNames } from './known-names.ts';

const expressionKeys = new Set(['visibleIf', 'enableIf', 'requiredIf', 'expression', 'runExpression']);
const nameKeys = new Set(['setToName', 'fromName', 'gotoName', 'productsFrom']);

/** An expression of a definition, read; `undefined` when it cannot be. */
export interface ReadExpression extends Found<string> {
  read: Expression | undefined;
  fault?: string;
}

function read(found: Found<string>): ReadExpression {
  try {
    return { ...found, read: parseExpression(found.value) };
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return { ...found, read: undefined, fault: `${error.message} (character ${error.at + 1})` };
  }
}

/** All expressions of a definition. */
export function expressionsOf(definition: SurveyDefinition): ReadExpression[] {
  const found: ReadExpression[] = [];
  visitProperties(definition, ({ value, ...rest }) => {
    if (!expressionKeys.has(rest.property) || typeof value !== 'string' || value.trim() === '') return;
    found.push(read({ ...rest, value }));
  });
  return found;
}

function unknownIn({ at, property, read: expression }: ReadExpression, known: ReadonlySet<string>): Finding[] {
  if (expression === undefined) return [];
  return [...namesIn(expression)]
    .filter((name) => !known.has(name))
    .map((name) =>
      finding('unknown-name', {
        at,
        property,
        detail: name,
        message: `“${name}” is asked for, but no question or value is called so.`,
      }),
    );
}

function checkTargets(definition: SurveyDefinition, known: ReadonlySet<string>): Finding[] {
  const pages = new Set(definition.pages.map(({ name }) => name));
  const found: Finding[] = [];
  visitProperties(definition, ({ at, property, value }) => {
    if (!nameKeys.has(property) || typeof value !== 'string' || known.has(value)) return;
    if (property === 'gotoName' && pages.has(value)) return;
    found.push(
      finding('unknown-name', { at, property, detail: value, message: `There is no question called “${value}”.` }),
    );
  });
  return found;
}

/** Names between braces in words that are shown. */
function checkPiped(definition: SurveyDefinition, known: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  visitProperties(definition, ({ at, property, value }) => {
    if (typeof value !== 'string' || expressionKeys.has(property) || property === 'regex') return;
    for (const [whole, path = ''] of value.matchAll(/\{([^{}\n]{1,80})\}/g)) {
      const name = rootOf(path.trim());
      if (known.has(name)) continue;
      found.push(
        finding('unknown-piped', {
          at,
          property,
          detail: name,
          message: `${whole} stands for no question and is shown as it is.`,
        }),
      );
    }
  });
  return found;
}

/** Expressions that cannot be read, and names that nothing has. */
export function checkExpressions(definition: SurveyDefinition): Finding[] {
  const known = knownNames(definition);
  const expressions = expressionsOf(definition);
  return [
    ...expressions.flatMap(({ at, property, fault, value }) =>
      fault === undefined ? [] : [finding('unreadable-expression', { at, property, detail: value, message: fault })],
    ),
    ...expressions.flatMap((each) => unknownIn(each, known)),
    ...checkTargets(definition, known),
    ...checkPiped(definition, known),
  ];
}
