import type { TagColour } from '#core/contract/conversation-marks.ts';
import { mayTake, problem, publish, sql, type Actor, type Tx } from '#platform';
import { audit } from '#people';
import { tagChanged } from '../events.ts';

interface Tag {
  id: string;
  name: string;
  colour: TagColour;
  archived: boolean;
  version: number;
}

const columns = sql`tag.id, tag.name, tag.colour, tag.archived, tag.version`;
const longestMerge = 60;

/** The tags by name, archived ones last; counting on how many conversations each stands is left out unless asked for. */
export async function listTags(tx: Tx, { counted }: { counted: boolean }) {
  const count = counted
    ? sql`(select count(*)::int from desk.tagged join desk.conversation on conversation.id = tagged.conversation
        where tagged.workspace = ${tx.workspace} and tagged.tag = tag.id and conversation.merged_into is null)`
    : sql`null::int`;
  const items = await tx.all<Tag & { conversations: number | null }>(
    sql`select ${columns}, ${count} as conversations from desk.tag order by archived, lower(name), id limit 2000`,
  );
  return { items };
}

async function oneTag(tx: Tx, id: string) {
  const found = (await listTags(tx, { counted: false })).items.find((tag) => tag.id === id);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such tag.' });
  return found;
}

async function tell(tx: Tx, id: string): Promise<void> {
  await publish(tx, tagChanged, { subject: id, data: {} });
}

/** Adds a tag; one that has the name is given back, out of the archive. */
export async function createTag(tx: Tx, { name, colour }: { name: string; colour: TagColour }, actor: Actor) {
  const made = await tx.one<{ id: string; isNew: boolean }>(sql`
    insert into desk.tag as tag (name, colour, created_at) values (${name.trim()}, ${colour}, ${tx.now})
    on conflict (workspace, lower(name)) do update set archived = false
    returning id, created_at = ${tx.now} as is_new`);
  if (made.isNew) await audit(tx, actor, { action: 'tag.create', subject: made.id, detail: { name: name.trim() } });
  await tell(tx, made.id);
  return await oneTag(tx, made.id);
}

/** Renames, colours or archives a tag. Throws `not-found`, `conflict`, and `refused` (`taken`) when another has the name. */
export async function updateTag(tx: Tx, input: Tag, actor: Actor) {
  const name = input.name.trim();
  const before = await oneTag(tx, input.id);
  const other = await tx.maybe(sql`select 1 from desk.tag where lower(name) = lower(${name}) and id <> ${input.id}`);
  if (other !== undefined)
    throw problem('refused', { code: 'taken', detail: `There is a tag “${name}” already. Merge the two instead.` });
  const changed = await tx.run(sql`update desk.tag set name = ${name}, colour = ${input.colour},
    archived = ${input.archived}, version = version + 1 where id = ${input.id} and version = ${input.version}`);
  if (changed === 0)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this tag meanwhile. Look again.' });
  await audit(tx, actor, { action: 'tag.change', subject: input.id, detail: { from: before.name, to: name } });
  await tell(tx, input.id);
  return await oneTag(tx, input.id);
}

/** Puts `into` in the place of a tag wherever it stands, and removes it. Throws `not-found`, `refused` for one and the same. */
export async function mergeTag(tx: Tx, { id, into }: { id: string; into: string }, actor: Actor) {
  await mayTake(tx, longestMerge);
  if (id === into) throw problem('refused', { detail: 'That is the same tag.' });
  await tx.run(sql`select 1 from desk.tag where id in (${id}, ${into}) order by id for update`);
  const gone = await oneTag(tx, id);
  const kept = await oneTag(tx, into);
  await tx.run(sql`insert into desk.tagged (tag, conversation, brought_by)
    select ${into}, conversation, brought_by from desk.tagged where workspace = ${tx.workspace} and tag = ${id}
    on conflict do nothing`);
  await tx.run(sql`delete from desk.tag where id = ${id}`);
  await audit(tx, actor, { action: 'tag.merge', subject: into, detail: { from: gone.name, into: kept.name } });
  await tell(tx, id);
  return await oneTag(tx, into);
}
