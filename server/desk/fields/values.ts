import type { z } from 'zod';
import type { fieldValue } from '#core/contract/fields.ts';
import { sql, type Tx } from '#platform';
import { isList } from './choices.ts';
import type { Field } from './fields.ts';

export type Value = z.output<typeof fieldValue>;

interface Row {
  field: string;
  kind: Field['kind'];
  choices: string[];
  words: string | null;
  number: number | null;
  day: string | null;
  flag: boolean | null;
}

function valueOf({ kind, choices, words, number, day, flag }: Row): Value {
  return isList(kind) ? choices : (words ?? number ?? day ?? flag);
}

/** What is filled in of a conversation, by field; archived fields are left out. */
export async function valuesOf(tx: Tx, conversation: string): Promise<Map<string, Value>> {
  const rows = await tx.all<Row>(sql`
    select field.id as field, field.kind, max(words) as words, max(number)::float8 as number, max(day)::text as day,
      bool_or(flag) as flag, array_agg(choice order by place.position, choice) as choices
    from desk.field_value join desk.field on field.id = field_value.field
    left join desk.field_choice place on place.id = field_value.choice
    where field_value.conversation = ${conversation} and not field.archived group by field.id, field.kind`);
  return new Map(rows.map((row) => [row.field, valueOf(row)]));
}

/** Puts a value that fits its field in place of the one that stands; null takes it away. */
export async function keepValue(
  tx: Tx,
  conversation: string,
  { field, value }: { field: Field; value: Value },
): Promise<void> {
  await tx.run(sql`delete from desk.field_value where conversation = ${conversation} and field = ${field.id}`);
  if (value === null) return;
  if (Array.isArray(value)) {
    await tx.run(sql`insert into desk.field_value (field, conversation, choice)
      select ${field.id}, ${conversation}, choice from unnest(${value}::uuid[]) as choice`);
    return;
  }
  const column = { text: 'words', number: 'number', date: 'day', 'yes-no': 'flag' }[field.kind as 'text'];
  await tx.run(sql`insert into desk.field_value (field, conversation, ${sql.ref(column)})
    values (${field.id}, ${conversation}, ${value})`);
}
