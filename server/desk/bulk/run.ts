import { z } from 'zod';
import { freeUploads } from '#channels';
import { listMembers, memberActor } from '#people';
import { defineJob, Problem, sql, type Actor, type App, type Tx } from '#platform';
import { actOn, answerAmong, refuseBeyondRights, takeBackOn, type Before, type Done } from './act.ts';
import { takeBulk, type Bulk } from './rows.ts';

/** So few in one transaction that nobody waits long for a conversation that it holds. */
const batch = 20;

/** Does an act on many conversations, some in each transaction; a job that runs again goes on where the former stopped. */
export const runBulk = defineJob({
  name: 'desk.bulk',
  input: z.object({ workspace: z.uuid(), bulk: z.uuid() }),
  async run(app, input) {
    while (await step(app, input));
  },
});

async function step(app: App, { workspace, bulk: id }: { workspace: string; bulk: string }): Promise<boolean> {
  return await app.database.inWorkspace(workspace, async (tx) => {
    const bulk = await takeBulk(tx, id);
    if (bulk?.state !== 'running') return false;
    const items = await tx.all<Item>(sql`select conversation, before, version from desk.bulk_item
      where bulk = ${id} and state = 'waiting' order by position limit ${batch}`);
    if (items.length === 0) {
      await tx.run(sql`update desk.bulk set state = 'done', ended_at = ${tx.now} where id = ${id}`);
      await freeUploads(tx, id, bulk.by); // each has its own by now: these go stale
      return false;
    }
    const actor = await actorOf(tx, bulk);
    let leftOut = 0;
    for (const item of items) if (!(await settle(tx, { bulk, item }, { app, actor }))) leftOut++;
    await tx.run(
      sql`update desk.bulk set done = done + ${items.length}, left_out = left_out + ${leftOut} where id = ${id}`,
    );
    return true;
  });
}

interface Item {
  conversation: string;
  before: Before | null;
  version: number | null;
}

interface By {
  app: App;
  /** Undefined once they have left. */
  actor: Actor | undefined;
}

/** Who does it, with the rights that they have now; undefined once they have left. */
async function actorOf(tx: Tx, { byKind, by, byName, permissions }: Bulk): Promise<Actor | undefined> {
  const named = { workspace: tx.workspace, kind: byKind, id: by, name: byName };
  if (byKind !== 'agent') return { ...named, permissions: new Set(permissions) };
  const member = (await listMembers(tx)).find(({ user }) => user === by);
  return member && memberActor({ workspace: tx.workspace, id: member.user, name: member.name, role: member.role });
}

/** Does it with one conversation, or writes down why not. A refusal takes back what it had begun, and nothing else. */
async function settle(tx: Tx, { bulk, item }: { bulk: Bulk; item: Item }, by: By): Promise<boolean> {
  const write = (state: string, done: Partial<Done>, reason: string | null) =>
    tx.run(sql`update desk.bulk_item set state = ${state}, reason = ${reason},
        before = coalesce(${done.before === undefined ? null : JSON.stringify(done.before)}::jsonb, before),
        version = coalesce(${done.version ?? null}::int, version)
      where bulk = ${bulk.id} and conversation = ${item.conversation}`);
  await tx.run(sql`savepoint one`);
  try {
    const done = await actOrTakeBack(tx, { bulk, item }, by);
    await write(done.changed ? 'changed' : 'same', done, null);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await tx.run(sql`rollback to savepoint one`);
    await write('left-out', {}, error.more.detail ?? 'It was refused.');
    return false;
  } finally {
    await tx.run(sql`release savepoint one`);
  }
}

async function actOrTakeBack(
  tx: Tx,
  { bulk: { id: bulk, act, undoes }, item }: { bulk: Bulk; item: Item },
  { app, actor }: By,
): Promise<Done> {
  if (actor === undefined) throw new Problem('refused', { detail: 'Whoever began this is no longer a member.' });
  refuseBeyondRights(act, actor);
  const { conversation: id, before, version } = item;
  if (undoes !== null && before !== null && version !== null)
    return takeBackOn(tx, { id, act, before, version, bulk: undoes }, actor);
  if (act.kind === 'answer') return answerAmong(tx, { id, act, bulk }, { app, actor });
  return actOn(tx, { id, act }, actor);
}
