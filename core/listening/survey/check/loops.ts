import type { SurveyDefinition } from '../definition.ts';
import { parseExpression } from '../expression/parse.ts';
import { namesIn } from '../expression/tree.ts';
import { placedQuestions, type Placed } from '../walk.ts';
import { finding, type Finding } from './finding.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function asked(...expressions: Array<string | undefined>): Set<string> {
  const names = new Set<string>();
  for (const each of expressions)
    try {
      if (each !== undefined && each.trim() !== '') namesIn(parseExpression(each), names);
    } catch {
      // told by the check of expressions
    }
  return names;
}

function whenOf({ question, page, panels }: Placed, definition: SurveyDefinition): Set<string> {
  return asked(
    question.visibleIf,
    ...panels.map(({ visibleIf }) => visibleIf),
    definition.pages[page]!.visibleIf,
    question.type === 'expression' ? question.expression : undefined,
  );
}

/** What each question or value needs to be known first. */
function graphOf(definition: SurveyDefinition): Graph {
  return new Map([
    ...placedQuestions(definition).map((placed) => [placed.question.name, whenOf(placed, definition)] as const),
    ...(definition.calculatedValues ?? []).map(({ name, expression }) => [name, asked(expression)] as const),
  ]);
}

/** The names in a circle that begins and ends with `start`, or nothing; every name is looked at once. */
function circleFrom(start: string, graph: Graph): string[] | undefined {
  const seen = new Set<string>();
  const path: Array<{ name: string; next: string[] }> = [{ name: start, next: [...(graph.get(start) ?? [])] }];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const name = last.next.pop();
    if (name === undefined) path.pop();
    else if (name === start) return path.map((each) => each.name);
    else if (!seen.has(name)) {
      seen.add(name);
      path.push({ name, next: [...(graph.get(name) ?? [])] });
    }
  }
  return undefined;
}

/** Questions and values that wait for one another. */
export function checkLoops(definition: SurveyDefinition): Finding[] {
  const graph = graphOf(definition);
  const told = new Set<string>();
  const found: Finding[] = [];
  for (const name of graph.keys()) {
    const circle = told.has(name) ? undefined : circleFrom(name, graph);
    if (circle === undefined) continue;
    for (const each of circle) told.add(each);
    const way = [...circle, name].map((each) => `“${each}”`).join(' → ');
    found.push(
      finding('loop', {
        at: name,
        detail: way,
        message: `These wait for one another and are never shown or known: ${way}.`,
      }),
    );
  }
  return found;
}
