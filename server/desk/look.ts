import type { InputOf } from '#core/contract/endpoint.ts';
import type { lookAt } from '#core/contract/live.ts';
import { visibleTo } from '#people';
import { sql, type Actor, type App, type Tx } from '#platform';

/** Notes what somebody has on the screen, as far as they may see it: of that the stream tells at once, and colleagues see it. */
export async function look(
  tx: Tx,
  { screen, conversations }: InputOf<typeof lookAt>,
  { app, actor }: { app: App; actor: Actor },
): Promise<{ told: boolean }> {
  const ids = conversations.map(({ id }) => id);
  const seen = await tx.all<{ id: string }>(sql`select id from desk.conversation
    where id = any(${ids}::uuid[]) and ${visibleTo(actor).where}`);
  const visible = new Set(seen.map(({ id }) => id));
  const shown = conversations.flatMap(({ id, doing }) => (visible.has(id) ? [{ subject: id, doing }] : []));
  tx.afterCommit(() => app.live.look({ workspace: tx.workspace, id: screen, who: actor.id }, shown));
  return { told: true };
}
