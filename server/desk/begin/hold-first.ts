import { holdUploads } from '#channels';
import { problem, sql, type Actor, type Tx } from '#platform';
import { tellFirst, type HeldFirst } from './first-rows.ts';
import type { By, FirstWords } from './start.ts';
import { tryBeginning } from './try-first.ts';

interface Wanted extends FirstWords {
  sendAt: Date | null;
  /** Seconds in which it can be taken back. */
  undoFor: number;
}

const longest = 366 * 86_400_000;

/** Throws `invalid` for a time that has passed, or is too far away. */
export function checkTime(tx: Tx, sendAt: Date): void {
  const wrong = (detail: string, message: string) =>
    problem('invalid', { detail, fields: [{ path: 'sendAt', message }] });
  if (sendAt <= tx.now) throw wrong('This time has passed.', 'must be in the future');
  if (sendAt.getTime() - tx.now.getTime() > longest)
    throw wrong('This is more than a year away.', 'must be within a year');
}

interface Waiting {
  id: string;
  dueAt: Date;
}

/**
 * Keeps a first message for some seconds or until its time: no conversation, number or customer comes of it before. The same press
 * of the button twice keeps it once. Throws what beginning it at once would throw.
 */
export async function holdFirst(tx: Tx, { sendAt, undoFor, ...words }: Wanted, by: By): Promise<Waiting> {
  const { actor } = by;
  const before = await byKey(tx, words.key, actor.id);
  if (before !== undefined) return before;
  if (sendAt !== null) checkTime(tx, sendAt);
  await tryBeginning(tx, words, by);
  const dueAt = sendAt ?? new Date(tx.now.getTime() + undoFor * 1000);
  const id = await insert(tx, { ...words, kind: sendAt === null ? 'undo' : 'scheduled', dueAt }, actor);
  if (id === undefined) return (await byKey(tx, words.key, actor.id))!;
  await holdUploads(tx, { held: id, uploads: words.uploads, by: actor.id });
  await tellFirst(tx, { held: { id, author: actor.id }, state: 'held', by: actor });
  return { id, dueAt };
}

/** Undefined when the same press of the button was faster. */
async function insert(
  tx: Tx,
  words: FirstWords & Pick<HeldFirst, 'kind' | 'dueAt'>,
  actor: Actor,
): Promise<string | undefined> {
  const { channel, customer = null, email = null, name = null, subject = null, text, marked, stage = null } = words;
  const { key, kind, sender, signature, anyway, copies, reason, mine, dueAt } = words;
  const held = await tx.maybe<{ id: string }>(sql`
    insert into desk.held_first (key, author_kind, author, author_name, kind, channel, customer, email, name, subject, text,
      marked, sender, signature, anyway, copies, said_reason, stage, mine, since, state, due_at, at)
    values (${key}, ${actor.kind}, ${actor.id}, ${actor.name}, ${kind}, ${channel}, ${customer}, ${email}, ${name}, ${subject},
      ${text}, ${marked}, ${sender}, ${signature}, ${anyway}, ${JSON.stringify(copies)}::jsonb, ${reason}, ${stage}, ${mine},
      ${tx.now}, 'held', ${dueAt}, ${tx.now})
    on conflict (workspace, author, key) do nothing returning id`);
  return held?.id;
}

async function byKey(tx: Tx, key: string, author: string | null): Promise<Waiting | undefined> {
  return await tx.maybe<Waiting>(
    sql`select id, due_at from desk.held_first where key = ${key} and author is not distinct from ${author}`,
  );
}
