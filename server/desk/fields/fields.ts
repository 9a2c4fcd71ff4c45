import { mostFields, type FieldKind } from '#core/contract/fields.ts';
import { audit } from '#people';
import { problem, publish, sql, type Actor, type Tx } from '#platform';
import { fieldChanged } from '../events.ts';
import { keepChoices, refuseChoices } from './choices.ts';

/** What the company wants to know of conversations besides. */
export interface Field {
  id: string;
  name: string;
  kind: FieldKind;
  required: boolean;
  archived: boolean;
  choices: Array<{ id: string; name: string; archived: boolean }>;
  version: number;
}

/** All of them in their order, archived ones last. */
export async function fieldsOf(tx: Tx): Promise<Field[]> {
  return tx.all<Field>(sql`
    select field.id, field.name, field.kind, field.required, field.archived, field.version, coalesce((
      select json_agg(json_build_object('id', choice.id, 'name', choice.name, 'archived', choice.archived)
        order by choice.position, choice.id)
      from desk.field_choice choice where choice.field = field.id), '[]') as choices
    from desk.field where field.workspace = ${tx.workspace} order by field.archived, field.position, field.id`);
}

/** Throws `not-found`. */
export async function oneField(tx: Tx, id: string): Promise<Field> {
  const found = (await fieldsOf(tx)).find((field) => field.id === id);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such field.' });
  return found;
}

/** One change of the list at a time: two at once could give a name twice. */
async function holdList(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('desk.field'), hashtext(${tx.workspace}))`);
}

/** Names are compared without regard to case; archived ones count, as they may be taken back. */
function refuseTaken(all: readonly Field[], name: string, but: string | null): void {
  const same = all.find((field) => field.id !== but && field.name.toLowerCase() === name.toLowerCase());
  if (same === undefined) return;
  const message = same.archived ? 'is that of an archived field: take it back instead' : 'is taken by another field';
  throw problem('conflict', { code: 'taken', detail: `The name ${message}.`, fields: [{ path: 'name', message }] });
}

interface NewField {
  name: string;
  kind: FieldKind;
  required: boolean;
  choices: string[];
}

/** Adds a field at the end. Throws `conflict` for a name that stands, `invalid` for a list without choices, `refused` for too many. */
export async function createField(tx: Tx, { name, kind, required, choices }: NewField, actor: Actor): Promise<Field> {
  await holdList(tx);
  const all = await fieldsOf(tx);
  refuseTaken(all, name.trim(), null);
  if (all.length >= mostFields)
    throw problem('refused', { detail: `There can be ${mostFields} fields, archived ones counted.` });
  refuseChoices(kind, choices);
  const { id } = await tx.one<{ id: string }>(sql`insert into desk.field (name, kind, position, required, created_at)
    values (${name.trim()}, ${kind}, ${all.length}, ${required}, ${tx.now}) returning id`);
  await keepChoices(tx, id, choices);
  return told(tx, id, { action: 'field.create', actor });
}

interface Change {
  id: string;
  name?: string | undefined;
  required?: boolean | undefined;
  archived?: boolean | undefined;
  choices?: string[] | undefined;
  version: number;
}

/** Changes a field. Throws `not-found`, `conflict` (stale, name), `invalid`. */
export async function changeField(tx: Tx, change: Change, actor: Actor): Promise<Field> {
  await holdList(tx);
  const all = await fieldsOf(tx);
  const before = await oneField(tx, change.id);
  if (before.version !== change.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this field meanwhile. Look again.' });
  const { required = before.required, archived = before.archived } = change;
  const name = (change.name ?? before.name).trim();
  refuseTaken(all, name, before.id);
  if (change.choices !== undefined) {
    refuseChoices(before.kind, change.choices);
    await keepChoices(tx, before.id, change.choices);
  }
  await tx.run(sql`update desk.field set name = ${name}, required = ${required}, archived = ${archived},
    version = version + 1 where id = ${before.id}`);
  return told(tx, before.id, { action: 'field.change', actor });
}

/** Puts them in this order; those that are not named stay behind. */
export async function orderFields(tx: Tx, { order }: { order: string[] }, actor: Actor): Promise<Field[]> {
  await holdList(tx);
  await tx.run(sql`update desk.field set position = coalesce(place.at, 1000 + known.position)
    from desk.field known left join unnest(${order}::uuid[]) with ordinality as place (id, at) on place.id = known.id
    where known.id = field.id and field.workspace = ${tx.workspace}`);
  await audit(tx, actor, { action: 'field.order', subject: tx.workspace, detail: {} });
  await publish(tx, fieldChanged, { subject: tx.workspace, data: {} });
  return fieldsOf(tx);
}

async function told(tx: Tx, id: string, { action, actor }: { action: string; actor: Actor }): Promise<Field> {
  const field = await oneField(tx, id);
  const { name, kind, required, archived, choices } = field;
  const offered = choices.filter((choice) => !choice.archived).map((choice) => choice.name);
  await audit(tx, actor, { action, subject: id, detail: { name, kind, required, archived, choices: offered } });
  await publish(tx, fieldChanged, { subject: id, data: {} });
  return field;
}
