import { freeUploads } from '#channels';
import { loop, Problem, sql, systemActor, type App, type Tx } from '#platform';
import { refuseLeft, writerOf } from '../held/author.ts';
import { afterFailure } from '../held/kept-back.ts';
import { endFirst, takeFirst, tellFirst, type HeldFirst } from './first-rows.ts';
import { startConversation, type By } from './start.ts';

/** Begins the conversation in the transaction that holds the message: from here on it is a fact, and it is one once. */
export async function releaseFirst(tx: Tx, held: HeldFirst, { app, actor }: By): Promise<string> {
  const files = await freeUploads(tx, held.id, held.author);
  const words = {
    ...held,
    customer: held.customer ?? undefined,
    email: held.email ?? undefined,
    name: held.name ?? undefined,
    subject: held.subject ?? undefined,
    uploads: files.map(({ id }) => id),
    reason: held.saidReason,
  };
  const conversation = await startConversation(tx, words, { app, actor: writerOf(tx, held) });
  await endFirst(tx, held, { state: 'released', conversation });
  await tellFirst(tx, { held, state: 'released', conversation, by: actor });
  return conversation;
}

interface Due {
  id: string;
  workspace: string;
}

const atOnce = 20;

/** Sends first messages when their time has come, by the clock of the world. */
export function startReleasingFirst(app: App): () => Promise<void> {
  const turn = async (): Promise<boolean> => {
    const due = await app.database.look(sql<Due>`select id, workspace from desk.held_first
      where state = 'held' and due_at <= ${app.world.now()} order by due_at limit ${atOnce}`);
    for (const each of due) await releaseDue(app, each);
    return due.length === atOnce;
  };
  const running = loop({ name: 'first messages', log: app.log, everyMilliseconds: 500, turn });
  return running.stop;
}

async function releaseDue(app: App, { id, workspace }: Due): Promise<void> {
  try {
    await app.database.inWorkspace(workspace, async (tx) => {
      const held = await takeFirst(tx, id);
      if (held.state !== 'held' || held.dueAt > tx.now) return;
      await refuseLeft(tx, held);
      await releaseFirst(tx, held, { app, actor: systemActor(workspace) });
    });
  } catch (error) {
    await keepBack(app, { id, workspace }, error);
  }
}

/** What cannot go by itself is kept with the reason; what only broke is tried again for a while. */
async function keepBack(app: App, { id, workspace }: Due, error: unknown): Promise<void> {
  if (!(error instanceof Problem))
    app.log.error({ held: id, reason: String(error) }, 'a first message could not be sent');
  await app.database.inWorkspace(workspace, async (tx) => {
    const held = await takeFirst(tx, id);
    if (held.state !== 'held') return;
    const next = afterFailure(error, { attempts: held.attempts, now: tx.now });
    if (typeof next !== 'string') {
      await tx.run(sql`update desk.held_first set attempts = attempts + 1, due_at = ${next} where id = ${id}`);
      return;
    }
    await tx.run(
      sql`update desk.held_first set state = 'stopped', reason = ${next}, version = version + 1 where id = ${id}`,
    );
    await tellFirst(tx, { held, state: 'stopped', by: systemActor(workspace) });
  });
}
