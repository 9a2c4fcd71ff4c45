import type { z } from 'zod';
import type { sideDraftContent } from '#core/contract/side-drafts.ts';
import { freeUploads } from '#channels';
import { problem, sql, type Actor, type Tx } from '#platform';
import { conversationInPlace, type Conversation } from '../conversation.ts';
import { holdDraftFiles } from '../drafts/draft.ts';
import { visibleSide } from './rows.ts';
import { refuseOutside } from './from-outside.ts';

export type SideDraftContent = z.output<typeof sideDraftContent>;

interface Kept {
  version: number;
  content: SideDraftContent | null;
}

interface Place {
  conversation: string;
  /** Null: one that is about to begin. */
  side: string | null;
}

const at = ({ conversation, side }: Place) =>
  sql`conversation = ${conversation} and side is not distinct from ${side}::uuid`;

/** Where a draft stands: with the side conversation it is for, wherever that was put, else with the conversation as it is now. */
async function placeOf(tx: Tx, { id, side }: { id: string; side: string | null }, actor: Actor): Promise<Place> {
  refuseOutside(actor);
  if (side === null) return { conversation: (await conversationInPlace(tx, id, actor)).id, side };
  const found = await visibleSide(tx, { id, side }, actor);
  return { conversation: found.side.conversation, side };
}

/** What somebody has written there and not sent. Throws `not-found`, `forbidden`. */
export async function readSideDraft(
  tx: Tx,
  { id, side = null }: { id: string; side?: string | null | undefined },
  actor: Actor,
): Promise<Kept> {
  const place = await placeOf(tx, { id, side }, actor);
  const found = await tx.maybe<Kept>(sql`select version, content from desk.side_draft
    where ${at(place)} and person = ${actor.id}`);
  return found ?? { version: 0, content: null };
}

async function take(tx: Tx, place: Place, actor: Actor): Promise<Kept & { id: string }> {
  const { conversation, side } = place;
  await tx.run(sql`insert into desk.side_draft (conversation, side, person, at)
    values (${conversation}, ${side}, ${actor.id}, ${tx.now}) on conflict do nothing`);
  return await tx.one(sql<Kept & { id: string }>`select id, version, content from desk.side_draft
    where ${at(place)} and person = ${actor.id} for update`);
}

async function keep(tx: Tx, { id, version }: Kept & { id: string }, content: SideDraftContent | null): Promise<Kept> {
  const text = content === null ? null : JSON.stringify(content);
  await tx.run(sql`update desk.side_draft set content = ${text}::jsonb, version = ${version + 1}, at = ${tx.now}
    where id = ${id}`);
  return { version: version + 1, content };
}

interface Save {
  id: string;
  side: string | null;
  content: SideDraftContent | null;
  base: number;
}

/** Keeps what somebody has written, unless it was changed elsewhere since `base`: then the other one comes back. */
export async function saveSideDraft(
  tx: Tx,
  { id, side, content, base }: Save,
  actor: Actor,
): Promise<Kept & { saved: boolean }> {
  if (actor.id === null || actor.kind !== 'agent') throw problem('forbidden', { detail: 'Only people write drafts.' });
  const row = await take(tx, await placeOf(tx, { id, side }, actor), actor);
  if (row.version !== base) return { version: row.version, content: row.content, saved: false };
  const uploads = await holdDraftFiles(tx, { held: row.id, uploads: content?.uploads ?? [] }, actor);
  return { ...(await keep(tx, row, content === null ? null : { ...content, uploads })), saved: true };
}

/** What is being sent is no draft any more; its files can be sent with it. */
export async function sideDraftSent(
  tx: Tx,
  { conversation, side }: { conversation: Pick<Conversation, 'id'>; side: { id: string; conversation: string } | null },
  actor: Actor,
): Promise<void> {
  if (actor.id === null || actor.kind !== 'agent') return;
  const place = { conversation: side?.conversation ?? conversation.id, side: side?.id ?? null };
  const row = await tx.maybe<Kept & { id: string }>(sql`select id, version, content from desk.side_draft
    where ${at(place)} and person = ${actor.id} for update`);
  if (row === undefined) return;
  await freeUploads(tx, row.id, actor.id);
  await keep(tx, row, null);
}
