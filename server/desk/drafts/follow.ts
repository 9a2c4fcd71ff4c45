import { blackOutWords } from '#core/channels/black-out.ts';
import { dropHeldUploads, freeUploads, holdUploads } from '#channels';
import { sql, type App, type RawBuilder, type Tx } from '#platform';
import type { DraftContent } from './draft.ts';

interface Row {
  id: string;
  person: string;
  content: DraftContent;
}

function joined(one: string, other: string): string {
  return [one, other].filter((text) => text.trim() !== '').join('\n\n');
}

/** What people have begun to write in a conversation that is put into another goes there; who wrote in both finds both, its own first. */
export async function bringDrafts(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  const rows = await tx.all<Row & { here: boolean }>(sql`select id, person, content, conversation = ${target} as here
    from desk.draft where conversation in (${source}, ${target}) and content is not null for update`);
  const there = new Map(rows.filter(({ here }) => here).map((row) => [row.person, row]));
  for (const { id, person, content } of rows.filter(({ here }) => !here)) {
    const own = there.get(person);
    if (own === undefined) {
      await tx.run(sql`delete from desk.draft where conversation = ${target} and person = ${person}`);
      await tx.run(sql`update desk.draft set conversation = ${target}, version = version + 1 where id = ${id}`);
      continue;
    }
    const moved = await freeUploads(tx, id, person);
    await holdUploads(tx, { held: own.id, uploads: moved.map((file) => file.id), by: person });
    const both: DraftContent = {
      ...own.content,
      reply: joined(own.content.reply, content.reply),
      note: joined(own.content.note, content.note),
      uploads: [...own.content.uploads, ...moved],
      seen: null,
    };
    await write(tx, own.id, both);
    await write(tx, id, null);
  }
}

async function write(tx: Tx, id: string, content: DraftContent | null): Promise<void> {
  const text = content === null ? null : JSON.stringify(content);
  await tx.run(sql`update desk.draft set content = ${text}::jsonb, version = version + 1 where id = ${id}`);
}

/** Forgets drafts, those beside conversations too, and lets go of their files. */
export async function dropDrafts(tx: Tx, app: App, which: RawBuilder<unknown>): Promise<void> {
  const gone = await tx.all<{ id: string }>(sql`
    with answers as (delete from desk.draft where workspace = ${tx.workspace} and ${which} returning id),
      beside as (delete from desk.side_draft where workspace = ${tx.workspace} and ${which} returning id)
    select id from answers union all select id from beside`);
  const ids = gone.map(({ id }) => id);
  await dropHeldUploads(tx, app, ids);
}

/** Takes words out of what people have begun to write in a conversation. */
export async function blackOutDrafts(
  tx: Tx,
  threads: string[],
  words: (conversation: string) => string[],
): Promise<void> {
  const rows = await tx.all<{ id: string; conversation: string; content: DraftContent }>(sql`
    select id, conversation, content from desk.draft
    where workspace = ${tx.workspace} and conversation = any(${threads}::uuid[]) and content is not null`);
  for (const { id, conversation, content } of rows) {
    const out = words(conversation);
    const left = { ...content, reply: blackOutWords(content.reply, out), note: blackOutWords(content.note, out) };
    if (left.reply === content.reply && left.note === content.note) continue;
    await write(tx, id, left);
  }
}
