import { memberNames } from '#people';
import { loop, problem, Problem, sql, systemActor, type Actor, type App, type Tx } from '#platform';
import { freeUploads } from '#channels';
import type { Conversation } from '../conversation.ts';
import { reply } from '../reply.ts';
import { tellHeld } from './hold.ts';
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
  const { author, authorName, authorKind } = held;
  const writer: Actor = {
    workspace: tx.workspace,
    kind: authorKind,
    id: author,
    name: authorName,
    permissions: new Set(['conversation.read', 'conversation.reply', 'conversation.resolve', 'conversation.assign']),
  };
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
  const message = await reply(tx, { ...input, machinesAside: true }, { app, actor: writer });
  await tx.run(sql`update desk.held_reply set state = 'released', text = '', copies = '[]', signature = null, message = ${message},
    version = version + 1 where id = ${held.id}`);
  await tellHeld(tx, conversation, { held: held.id, state: 'released', author, by });
  return message;
}

interface Due {
  id: string;
  workspace: string;
}

const atOnce = 20;
const attemptsAtMost = 6;

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

/** Nobody speaks for the company after they have left it. */
async function refuseLeft(tx: Tx, { authorKind, author, authorName }: Held): Promise<void> {
  if (authorKind !== 'agent' || author === null || (await memberNames(tx, [author])).has(author)) return;
  throw problem('refused', { detail: `${authorName} is no longer a member.` });
}

/** What cannot go by itself is kept with the reason; what only broke is tried again for a while. */
async function keepBack(app: App, { id, workspace }: Due, error: unknown): Promise<void> {
  const refused = error instanceof Problem;
  if (!refused) app.log.error({ held: id, reason: String(error) }, 'a held answer could not be sent');
  await app.database.inWorkspace(workspace, async (tx) => {
    const { held, conversation } = await takeHeld(tx, id, systemActor(workspace));
    if (held.state !== 'held') return;
    if (!refused && held.attempts + 1 < attemptsAtMost) {
      const again = new Date(tx.now.getTime() + 5_000 * 2 ** held.attempts);
      await tx.run(sql`update desk.held_reply set attempts = attempts + 1, due_at = ${again} where id = ${id}`);
      return;
    }
    const reason = refused ? reasonOf(error) : 'It could not be sent because of a fault of the server.';
    await tx.run(
      sql`update desk.held_reply set state = 'stopped', reason = ${reason}, version = version + 1 where id = ${id}`,
    );
    await tellHeld(tx, conversation, { held: id, state: 'stopped', author: held.author, by: systemActor(workspace) });
  });
}

function reasonOf(error: Problem): string {
  return error.more.code === 'moved-on' ? movedOn : (error.more.detail ?? 'It was refused.');
}

export const movedOn = 'The customer wrote before it went out.';
