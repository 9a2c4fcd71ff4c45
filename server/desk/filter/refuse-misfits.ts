import type { ConversationFilter } from '#core/desk/filter.ts';
import { opsOfKind } from '#core/desk/typed-test.ts';
import { problem, type Tx } from '#platform';
import { fieldsOf } from '../fields/fields.ts';

/** A filter that is kept asks for fields that there are, each by what fits its kind. Throws `invalid`. */
export async function refuseMisfits(tx: Tx, { fields = [] }: ConversationFilter): Promise<void> {
  if (fields.length === 0) return;
  const known = new Map((await fieldsOf(tx)).map((field) => [field.id, field]));
  for (const test of fields) {
    const field = known.get(test.field);
    if (field === undefined) throw wrong('asks for a field that is not there');
    if (!opsOfKind[field.kind].includes(test.op))
      throw wrong(`asks “${test.op}” of “${field.name}”, which does not fit its kind`);
    if ('choices' in test && !test.choices.every((id) => field.choices.some((choice) => choice.id === id)))
      throw wrong(`asks for what is not in the list of “${field.name}”`);
  }
}

function wrong(message: string) {
  return problem('invalid', { detail: `The filter ${message}.`, fields: [{ path: 'filter', message }] });
}
