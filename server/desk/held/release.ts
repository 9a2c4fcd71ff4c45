import { loop, Problem, sql, systemActor, type Actor, type App, type Tx } from '#platform';
import { freeUploads } from '#channels';
import type { Conversation } from '../conversation.ts';
import { reply } from '../reply.ts';
import { refuseLeft, writerOf } from './author.ts';
import { tellHeld } from './hold.ts';
import { afterFailure } from './kept-back.ts';
import { takeHeld, type Held } from './rows.ts';

interface Taken {
  held: Held;
  conversation: Conversation;
  /** Who lets it go: the writer, a colleague, or the clock. */
  by: Actor;
}

/** Sends a held answer in the transaction that holds it: from here on it is a fact, and it is one once. */
export async function releaseTaken(tx: Tx, { held, conversation, by }: Taken, app: App): Promise<string> {
  const files = await freeUploads(tx, held.id, held.author);
  const { sender, signature, anyway, text, marked, seen, resolve, snoozeUntil, key, copies, answersTo: to } = held;
  const uploads = files.map(({ id }) => id);
  const input = {
    id: conversation.id,
    text,
    marked,
    uploads,
    seen,
    resolve,
    snoozeUntil,
    key,
    sender,
    signature,
    anyway,
    copies,
    to,
  };
  const message = await reply(tx, { ...input, machinesAside: true }, { app, actor: writerOf(tx, held) });
  await tx.run(sql`update desk.held_reply set state = 'released', text = '', copies = '[]', signature = null, message = ${message},
    version = version + 1 where id = ${held.id}`);
  await tellHeld(tx, conversation, { held: held.id, state: 'released', author: held.author, by });
  return message;
}

interface Due {
  id: string;
  workspace: string;
}

const atOnce = 20;

/** Sends held answers when their time has come, by the clock of the world. */
export function startReleasing(app: App): () => Promise<void> {
  const turn = async (): Promise<boolean> => {
    const due = await app.database.look(sql<Due>`select id, workspace from desk.held_reply
      where state = 'held' and due_at <= ${app.world.now()} order by due_at limit ${atOnce}`);
    for (const each of due) await releaseDue(app, each);
    return due.length === atOnce;
  };
  const running = loop({ name: 'held answers', log: app.log, everyMilliseconds: 500, turn });
  return running.stop;
}

async function releaseDue(app: App, { id, workspace }: Due): Promise<void> {
  try {
    await app.database.inWorkspace(workspace, async (tx) => {
      const { held, conversation } = await takeHeld(tx, id, systemActor(workspace));
      if (held.state !== 'held' || held.dueAt > tx.now) return;
      await refuseLeft(tx, held);
      await releaseTaken(tx, { held, conversation, by: systemActor(workspace) }, app);
    });
  } catch (error) {
    await keepBack(app, { id, workspace }, error);
  }
}

/** What cannot go by itself is kept with the reason; what only broke is tried again for a while. */
async function keepBack(app: App, { id, workspace }: Due, error: unknown): Promise<void> {
  if (!(error instanceof Problem))
    app.log.error({ held: id, reason: String(error) }, 'a held answer could not be sent');
  await app.database.inWorkspace(workspace, async (tx) => {
    const { held, conversation } = await takeHeld(tx, id, systemActor(workspace));
    if (held.state !== 'held') return;
    const next = afterFailure(error, { attempts: held.attempts, now: tx.now });
    if (typeof next !== 'string') {
      await tx.run(sql`update desk.held_reply set attempts = attempts + 1, due_at = ${next} where id = ${id}`);
      return;
    }
    await tx.run(
      sql`update desk.held_reply set state = 'stopped', reason = ${next}, version = version + 1 where id = ${id}`,
    );
    await tellHeld(tx, conversation, { held: id, state: 'stopped', author: held.author, by: systemActor(workspace) });
  });
}
