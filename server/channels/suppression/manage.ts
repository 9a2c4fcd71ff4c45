import type { Page, PageQuery } from '#core/contract/page.ts';
import { audit } from '#people';
import { newestFirst, problem, sql, type Actor, type Tx } from '#platform';
import { suppress, suppressionColumns, type Suppression } from './suppressed.ts';

type Shown = Omit<Suppression, 'message' | 'raw' | 'byName'> & {
  conversation: string | null;
  report: string | null;
  by: string | null;
};

/** The suppressed addresses, newest first; `words` is part of an address. */
export async function listSuppressions(
  tx: Tx,
  query: PageQuery & { words?: string | undefined },
): Promise<Page<Shown>> {
  const list = newestFirst<Suppression>(query, { at: sql`at`, id: sql`id`, of: (row) => row.at });
  const words = query.words?.trim().toLowerCase() ?? '';
  const rows = await tx.all<Suppression>(sql`select ${suppressionColumns} from channels.suppressed
    where workspace = ${tx.workspace} and removed_at is null
      and (${words} = '' or position(${words} in address) > 0) and ${list.where} ${list.order} ${list.limit}`);
  const page = list.page(rows, (row) => row);
  const threads = await threadsOfMessages(tx, page.items);
  const items = page.items.map(({ message, raw, byName, ...shown }) => ({
    ...shown,
    conversation: message === null ? null : (threads.get(message) ?? null),
    report: raw,
    by: byName,
  }));
  return { ...page, items };
}

async function threadsOfMessages(tx: Tx, rows: readonly Suppression[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ message }) => (message === null ? [] : [message]));
  const found = await tx.all<{ id: string; thread: string }>(
    sql`select id, thread from channels.message where id = any(${ids}::uuid[])`,
  );
  return new Map(found.map(({ id, thread }) => [id, thread]));
}

/** Puts an address onto the list by hand. */
export async function addSuppression(
  tx: Tx,
  actor: Actor,
  input: { address: string; words: string },
): Promise<{ id: string }> {
  const id = await suppress(tx, { ...input, reason: 'hand', byName: actor.name });
  await audit(tx, actor, { action: 'suppression.add', subject: id });
  return { id };
}

async function change(tx: Tx, actor: Actor, input: { id: string; removed: boolean }): Promise<void> {
  const { id, removed } = input;
  const found = await tx.run(sql`update channels.suppressed set removed_at = ${removed ? tx.now : null}
    where id = ${id} and (removed_at is null) = ${removed}`);
  const there = await tx.maybe(sql`select 1 from channels.suppressed where id = ${id}`);
  if (!there) throw problem('not-found', { detail: 'This address is not on the list.' });
  if (found > 0)
    await audit(tx, actor, { action: removed ? 'suppression.remove' : 'suppression.restore', subject: id });
}

/** Takes an address off the list; the row stays, so that it can come back with its reason. */
export function removeSuppression(tx: Tx, actor: Actor, id: string): Promise<void> {
  return change(tx, actor, { id, removed: true });
}

/** Puts an address back that was taken off. */
export function restoreSuppression(tx: Tx, actor: Actor, id: string): Promise<void> {
  return change(tx, actor, { id, removed: false });
}
