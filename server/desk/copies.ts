import type { Copy } from '#core/channels/copies.ts';
import { copiesOf, threadOf } from '#channels';
import { problem, sql, type Actor, type App, type RawBuilder, type Tx } from '#platform';

/**
 * Who else gets an answer. Throws `forbidden` where customers' addresses are masked for the actor and they name somebody: whoever
 * gets the mail reads the addresses of all.
 */
export async function wantedCopies(
  tx: Tx,
  { id, wanted }: { id: string; wanted: readonly Copy[] | null },
  { app, actor }: { app: App; actor: Actor },
): Promise<Copy[]> {
  if (actor.sight === 'team' && wanted !== null && wanted.length > 0)
    throw problem('forbidden', { detail: 'You answer all, or the customer alone: others are added by colleagues.' });
  return await copiesOf(tx, app, { thread: await threadOf(tx, id), wanted });
}

/** Whether one of these addresses stands in a list of copies. */
export function namesThem(copies: RawBuilder<unknown>, addresses: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select from jsonb_array_elements(${copies}) as one
    where lower(one->>'address') = any(${addresses}::text[]))`;
}

/** A list of copies without these addresses. */
export function withoutThem(copies: RawBuilder<unknown>, addresses: readonly string[]): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(${copies}) as one
    where not lower(one->>'address') = any(${addresses}::text[]))`;
}

/** Takes these addresses out of what people have begun to write. */
export async function forgetCopiesInDrafts(tx: Tx, addresses: readonly string[]): Promise<void> {
  const copies = sql`case when jsonb_typeof(content->'copies') = 'array' then content->'copies' else '[]' end`;
  for (const drafts of [sql`desk.draft`, sql`desk.side_draft`])
    await tx.run(sql`update ${drafts}
    set content = jsonb_set(content, '{copies}', ${withoutThem(copies, addresses)}), version = version + 1
    where workspace = ${tx.workspace} and content is not null and ${namesThem(copies, addresses)}`);
}
