import type { FieldKind } from '#core/contract/fields.ts';
import { problem, sql, type Tx } from '#platform';

export function isList(kind: FieldKind): boolean {
  return kind === 'one' || kind === 'several';
}

function wrong(message: string) {
  return problem('invalid', { detail: `The choices ${message}.`, fields: [{ path: 'choices', message }] });
}

/** A list has choices, each once; other fields have none. */
export function refuseChoices(kind: FieldKind, names: readonly string[]): void {
  if (!isList(kind) && names.length > 0) throw wrong('are for lists only');
  if (isList(kind) && names.length === 0) throw wrong('must be at least one');
  const folded = new Set(names.map((name) => name.trim().toLowerCase()));
  if (folded.size < names.length) throw wrong('have a name twice');
}

/** The choices by these names in this order: what is new is added, what is left out is archived, and what is named again comes back. */
export async function keepChoices(tx: Tx, field: string, given: readonly string[]): Promise<void> {
  const names = given.map((name) => name.trim());
  await tx.run(sql`update desk.field_choice set archived = true, position = 1000 + position
    where field = ${field} and not lower(name) = any(select lower(named) from unnest(${names}::text[]) as named)`);
  await tx.run(sql`insert into desk.field_choice (field, name, position)
    select ${field}, named, at from unnest(${names}::text[]) with ordinality as those (named, at)
    on conflict (field, lower(name)) do update set name = excluded.name, position = excluded.position, archived = false`);
}
