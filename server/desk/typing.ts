import { signalTyping } from '#channels';
import type { Actor, App, Tx } from '#platform';
import { visibleConversation } from './conversation.ts';

/** Tells the visitor and colleagues that this person is writing; nothing of it is kept. */
export async function tellTyping(
  tx: Tx,
  { id, typing }: { id: string; typing: boolean },
  { app, actor }: { app: App; actor: Actor },
): Promise<{ told: boolean }> {
  const { id: thread } = await visibleConversation(tx, id, actor);
  const who = { who: 'agent', id: actor.id, name: actor.name, typing } as const;
  signalTyping(app, { workspace: tx.workspace, thread }, who);
  return { told: true };
}
