import { sql, type Tx } from '#platform';

export interface KnownAttribute {
  name: string;
  kind: 'text' | 'number' | 'date' | 'yes-no';
  values: string[];
}

interface Row {
  name: string;
  texts: number;
  days: number;
  numbers: number;
  flags: number;
  values: string[];
}

const most = 100;
/** So many rows of a name are looked at. */
const sample = 300;
/** A text with more different values is a name or a number, and none of them is offered. */
const mostValues = 20;

function kindOf({ texts, days, numbers, flags }: Row): KnownAttribute['kind'] {
  if (numbers > texts + flags) return 'number';
  if (flags > texts) return 'yes-no';
  return texts > 0 && days === texts ? 'date' : 'text';
}

/** Attributes that customers have, by name, with the kind that most of them are of, and their values where they are few. */
export async function knownAttributes(tx: Tx): Promise<KnownAttribute[]> {
  // From name to name along the index, not through all rows.
  const rows = await tx.all<Row>(sql`
    with recursive named (name) as (
      (select name from customers.attribute where workspace = ${tx.workspace} order by name limit 1)
      union all
      select (select next.name from customers.attribute next where next.workspace = ${tx.workspace} and next.name > named.name
        order by next.name limit 1) from named where named.name is not null
    )
    select named.name, seen.*, array(
      with recursive step (said) as (
        (select said from customers.attribute one where one.workspace = ${tx.workspace} and one.name = named.name and said is not null
          order by said limit 1)
        union all
        select (select next.said from customers.attribute next where next.workspace = ${tx.workspace} and next.name = named.name
          and next.said > step.said order by next.said limit 1) from step where step.said is not null
      )
      select (select words from customers.attribute one
        where one.workspace = ${tx.workspace} and one.name = named.name and one.said = step.said limit 1)
      from step where step.said is not null limit ${mostValues + 1}) as values
    from named cross join lateral (
      select count(words)::int as texts, count(*) filter (where words ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}($|T)')::int as days,
        count(amount)::int as numbers, count(flag)::int as flags
      from (select words, amount, flag from customers.attribute one
        where one.workspace = ${tx.workspace} and one.name = named.name limit ${sample}) as sampled
    ) as seen where named.name is not null limit ${most}`);
  return rows.map((row) => {
    const kind = kindOf(row);
    const few = kind === 'text' && row.values.length <= mostValues;
    return { name: row.name, kind, values: few ? row.values : [] };
  });
}
