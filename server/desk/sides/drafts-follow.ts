import { blackOutWords } from '#core/channels/black-out.ts';
import { freeUploads, holdUploads } from '#channels';
import { sql, type Tx } from '#platform';
import type { SideDraftContent } from './drafts.ts';

interface Row {
  id: string;
  person: string;
  content: SideDraftContent;
}

const joined = (one: string, other: string, between: string) =>
  [one, other].filter((text) => text.trim() !== '').join(between);

async function write(tx: Tx, id: string, content: SideDraftContent | null): Promise<void> {
  const text = content === null ? null : JSON.stringify(content);
  await tx.run(sql`update desk.side_draft set content = ${text}::jsonb, version = version + 1 where id = ${id}`);
}

/** What people were about to ask beside a conversation that is put into another goes there; who wrote beside both finds both. */
export async function bringSideDrafts(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  const rows = await tx.all<Row & { here: boolean }>(sql`select id, person, content, conversation = ${target} as here
    from desk.side_draft where conversation in (${source}, ${target}) and side is null and content is not null for update`);
  const there = new Map(rows.filter(({ here }) => here).map((row) => [row.person, row]));
  for (const { id, person, content } of rows.filter(({ here }) => !here)) {
    const own = there.get(person);
    if (own === undefined) {
      await tx.run(
        sql`delete from desk.side_draft where conversation = ${target} and side is null and person = ${person}`,
      );
      await tx.run(sql`update desk.side_draft set conversation = ${target}, version = version + 1 where id = ${id}`);
      continue;
    }
    const moved = await freeUploads(tx, id, person);
    await holdUploads(tx, { held: own.id, uploads: moved.map((file) => file.id), by: person });
    await write(tx, own.id, both(own.content, { ...content, uploads: moved }));
    await write(tx, id, null);
  }
}

/** What stands first keeps its place; messages of either stand quoted. */
function both(one: SideDraftContent, other: SideDraftContent): SideDraftContent {
  return {
    ...one,
    to: joined(one.to, other.to, ', '),
    subject: one.subject === '' ? other.subject : one.subject,
    text: joined(one.text, other.text, '\n\n'),
    uploads: [...one.uploads, ...other.uploads],
    quotes: [...new Set([...one.quotes, ...other.quotes])],
    along: [...one.along, ...other.along],
  };
}

/** Takes words out of what people have begun to write beside a conversation. */
export async function blackOutSideDrafts(
  tx: Tx,
  threads: string[],
  words: (conversation: string) => string[],
): Promise<void> {
  const rows = await tx.all<Row & { conversation: string }>(sql`select id, person, conversation, content
    from desk.side_draft where conversation = any(${threads}::uuid[]) and content is not null`);
  for (const { id, conversation, content } of rows) {
    const out = words(conversation);
    const { to, subject, text } = content;
    const left = { to: blackOutWords(to, out), subject: blackOutWords(subject, out), text: blackOutWords(text, out) };
    if (left.to !== to || left.subject !== subject || left.text !== text) await write(tx, id, { ...content, ...left });
  }
}
