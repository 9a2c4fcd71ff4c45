import type { ConversationFilter } from '#core/desk/filter.ts';
import type { AttributeTest, FieldTest } from '#core/desk/typed-test.ts';
import { sql, type RawBuilder, type Tx } from '#platform';
import { asksForValue, valuesOfAttribute, valuesOfField } from './typed.ts';

/** What more conversations have than this is met soon on the way along a list. */
const bound = 1000;
/** So many questions are looked up at most. */
const mostLooks = 3;

/**
 * The conversations that have what a filter asks for of fields or attributes, where they are few: else a rare value would be looked for in
 * each conversation of the list. Null: it is frequent, or nothing is asked that can be looked up.
 */
export async function fewOf(tx: Tx, { fields = [], attributes = [] }: ConversationFilter): Promise<string[] | null> {
  const looks = [
    ...together(fields.filter(asksForValue)).map((tests) => ofField(tx, tests)),
    ...attributes.filter(asksForValue).map((test) => ofAttribute(test)),
  ];
  for (const look of looks.slice(0, mostLooks)) {
    const rows = await tx.all<{ id: string }>(look);
    if (rows.length <= bound) return [...new Set(rows.map(({ id }) => id))];
  }
  return null;
}

/** From one value to another is asked of a field at once: each end alone may be frequent. */
function together(tests: readonly FieldTest[]): FieldTest[][] {
  const isRange = (test: FieldTest) => 'number' in test || 'day' in test;
  const ranges = Map.groupBy(tests.filter(isRange), ({ field }) => field);
  return [...tests.filter((test) => !isRange(test)).map((test) => [test]), ...ranges.values()];
}

function ofField(tx: Tx, tests: readonly FieldTest[]): RawBuilder<{ id: string }> {
  const all = tests.map((test) => valuesOfField(test, tx.workspace));
  return sql`select value.conversation as id from desk.field_value value
    where ${sql.join(all, sql` and `)} limit ${bound + 1}`;
}

function ofAttribute(test: AttributeTest): RawBuilder<{ id: string }> {
  return sql`with known as materialized (
      select value.customer from customers.attribute_of value where ${valuesOfAttribute(test)} limit ${bound + 1})
    (select conversation.id from known join desk.conversation on conversation.customer = known.customer limit ${bound + 1})
    union all (select null from known limit case when (select count(*) from known) > ${bound} then ${bound + 1} else 0 end)`;
}
