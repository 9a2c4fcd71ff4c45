import type { z } from 'zod';
import type { draftContent } from '#core/contract/drafts.ts';
import { freeUploads, holdUploads, uploadsThere } from '#channels';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { conversationInPlace } from '../conversation.ts';

export type DraftContent = z.output<typeof draftContent>;

export interface Kept {
  version: number;
  content: DraftContent | null;
}

interface Row extends Kept {
  id: string;
}

const neverWritten: Kept = { version: 0, content: null };

/** The draft of a person in a conversation. */
export async function draftOf(tx: Tx, conversation: string, person: string | null): Promise<Kept> {
  if (person === null) return neverWritten;
  const found = await tx.maybe<Kept>(sql`select version, content from desk.draft
    where conversation = ${conversation} and person = ${person}`);
  return found ?? neverWritten;
}

/** Who has begun to write in these conversations, the last one first. */
export async function draftersOf(
  tx: Tx,
  conversations: readonly string[],
): Promise<(conversation: string) => Array<{ member: string; name: string }>> {
  const rows = await tx.all<{ conversation: string; member: string; name: string }>(sql`
    select conversation, person as member, name from desk.draft
    where workspace = ${tx.workspace} and conversation = any(${[...conversations]}::uuid[]) and content is not null
    order by at desc`);
  const found = Map.groupBy(rows, ({ conversation }) => conversation);
  return (conversation) => (found.get(conversation) ?? []).map(({ member, name }) => ({ member, name }));
}

/** Holds the draft until the end of the transaction. */
async function take(tx: Tx, conversation: string, actor: Actor): Promise<Row> {
  await tx.run(sql`insert into desk.draft (conversation, person, name, version, at)
    values (${conversation}, ${actor.id}, ${actor.name}, 0, ${tx.now}) on conflict do nothing`);
  return await tx.one<Row>(sql`select id, version, content from desk.draft
    where conversation = ${conversation} and person = ${actor.id} for update`);
}

async function keep(tx: Tx, row: Row, content: DraftContent | null): Promise<Kept> {
  const text = content === null ? null : JSON.stringify(content);
  await tx.run(sql`update desk.draft set content = ${text}::jsonb, version = ${row.version + 1}, at = ${tx.now}
    where id = ${row.id}`);
  return { version: row.version + 1, content };
}

/** Files of a draft do not go stale while it stands. Gives those that are still there. */
export async function holdDraftFiles<File extends { id: string }>(
  tx: Tx,
  { held, uploads }: { held: string; uploads: readonly File[] },
  { id: by }: Actor,
): Promise<File[]> {
  await freeUploads(tx, held, by);
  if (uploads.length === 0) return [];
  const there = await uploadsThere(
    tx,
    uploads.map(({ id }) => id),
    by,
  );
  const kept = uploads.filter(({ id }) => there.has(id));
  await holdUploads(tx, { held, uploads: kept.map(({ id }) => id), by });
  return kept;
}

interface Save {
  id: string;
  content: DraftContent | null;
  base: number;
}

/**
 * Keeps what somebody has written, unless it was changed elsewhere since `base`: then the other one comes back, for the two to be
 * put together where they are seen.
 */
export async function saveDraft(
  tx: Tx,
  { id, content, base }: Save,
  { app, actor }: { app: App; actor: Actor },
): Promise<Kept & { saved: boolean }> {
  if (actor.id === null || actor.kind !== 'agent') throw problem('forbidden', { detail: 'Only people write drafts.' });
  const conversation = await conversationInPlace(tx, id, actor);
  const row = await take(tx, conversation.id, actor);
  if (row.version !== base) return { version: row.version, content: row.content, saved: false };
  const uploads = await holdDraftFiles(tx, { held: row.id, uploads: content?.uploads ?? [] }, actor);
  const kept = await keep(tx, row, content === null ? null : { ...content, uploads });
  if ((row.content === null) !== (content === null)) tellDrafts(tx, app, conversation.id);
  return { ...kept, saved: true };
}

/** Takes out of the draft what is being sent; its files can be sent with it. */
export async function draftSent(
  tx: Tx,
  { conversation, mode }: { conversation: string; mode: 'reply' | 'note' },
  actor: Actor,
): Promise<void> {
  if (actor.id === null || actor.kind !== 'agent') return;
  const row = await tx.maybe<Row>(sql`select id, version, content from desk.draft
    where conversation = ${conversation} and person = ${actor.id} and content is not null for update`);
  if (row?.content == null) return;
  if (mode === 'reply') await freeUploads(tx, row.id, actor.id);
  const rest =
    mode === 'note'
      ? { ...row.content, note: '' }
      : { ...row.content, reply: '', uploads: [], anyway: false, copies: null };
  const empty = rest.reply.trim() === '' && rest.note.trim() === '' && rest.uploads.length === 0;
  await keep(tx, row, empty ? null : rest);
}

/** Lists show who has begun to write where. */
function tellDrafts(tx: Tx, app: App, conversation: string): void {
  tx.afterCommit(() =>
    app.live.signal(tx.workspace, { name: 'conversation.drafted', subject: conversation, data: {} }),
  );
}
