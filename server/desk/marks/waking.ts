import { loop, sql, systemActor, type App } from '#platform';
import { takeConversation } from '../conversation.ts';
import { wake } from './snooze.ts';

const atOnce = 50;

/** Wakes snoozed conversations when their time has come, by the clock of the world; what came due meanwhile wakes at the start. */
export function startWaking(app: App): () => Promise<void> {
  const turn = async (): Promise<boolean> => {
    const due = await app.database.look(sql<{
      id: string;
      workspace: string;
    }>`select id, workspace from desk.conversation
      where snoozed_until <= ${app.world.now()} and merged_into is null order by snoozed_until limit ${atOnce}`);
    for (const each of due) await wakeDue(app, each);
    return due.length === atOnce;
  };
  return loop({ name: 'snoozed conversations', log: app.log, everyMilliseconds: 500, turn }).stop;
}

async function wakeDue(app: App, { id, workspace }: { id: string; workspace: string }): Promise<void> {
  await app.database.inWorkspace(workspace, async (tx) => {
    const actor = systemActor(workspace);
    const conversation = await takeConversation(tx, { id }, actor);
    if (conversation.snoozedUntil !== null && conversation.snoozedUntil <= tx.now)
      await wake(tx, conversation, { actor, byClock: true });
  });
}
