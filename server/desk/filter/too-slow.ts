import type { ConversationFilter } from '#core/desk/filter.ts';
import { problem, type Problem, type Tx } from '#platform';
import { fieldsOf } from '../fields/fields.ts';
import { asksForValue } from './typed.ts';

/** What of a filter no index helps to find, in its words. */
async function slowParts(tx: Tx, { fields = [], attributes = [], subject }: ConversationFilter): Promise<string[]> {
  const names = new Map((await fieldsOf(tx)).map(({ id, name }) => [id, name]));
  const words = [
    ...fields.map((test) => ({ test, name: names.get(test.field) ?? 'a field' })),
    ...attributes.map((test) => ({ test, name: test.attribute })),
    ...(subject === undefined ? [] : [{ test: { op: 'has' as const, text: subject }, name: 'Subject' }]),
  ];
  return words.flatMap(({ test, name }) =>
    test.op === 'has' && !asksForValue(test) ? [`“${name}” has the words “${test.text}”`] : [],
  );
}

/** That a view cannot be read in time, with what of it is to blame. */
export async function tooSlow(tx: Tx, filter: ConversationFilter): Promise<Problem> {
  const [part] = await slowParts(tx, filter);
  const detail =
    part === undefined
      ? 'This view looks through too much. Narrow it down: a place such as open, a channel or a time.'
      : `This view looks through too much: ${part} takes a look at every conversation, as no word has three letters. Say more letters, or how it begins.`;
  return problem('refused', { code: 'too-slow', detail });
}
