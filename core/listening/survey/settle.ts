import { isEmpty } from './expression/values.ts';
import { knownIn, type Answers, type Going } from './going.ts';
import { questionsOn, shownPages } from './shown.ts';

/**
 * What a response has once it is complete: the answers to the questions that are there at the end, the words beside them, hidden values, and
 * what is calculated to be kept. Answers to questions that are not there any more are dropped; while somebody is answering they are kept, since
 * one step back may bring them back.
 */
export function settled(going: Going): Answers {
  const { definition, values } = going;
  const known = knownIn(going);
  const there = shownPages(going).flatMap(questionsOn);
  const kept = new Set([
    ...there.flatMap(({ question: { name } }) => [name, `${name}-Comment`]),
    ...(definition.hidden ?? []).map(({ name }) => name),
  ]);
  const calculated = [
    ...(definition.calculatedValues ?? []).filter(({ includeIntoResult }) => includeIntoResult === true),
    ...there.flatMap(({ question }) => (question.type === 'expression' ? [question] : [])),
  ].map(({ name }) => name);
  return Object.fromEntries([
    ...Object.entries(values).filter(([name, value]) => kept.has(name) && !isEmpty(value)),
    ...calculated.map((name) => [name, known.values[name]] as const).filter(([, value]) => !isEmpty(value)),
  ]);
}
