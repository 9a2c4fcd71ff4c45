import { signalTyping } from '#channels';
import type { Actor, App } from '#platform';

/** Tells the visitor and colleagues that this person is writing; nothing of it is kept. */
export function tellTyping(app: App, { id, typing }: { id: string; typing: boolean }, actor: Actor): { told: boolean } {
  signalTyping(
    app,
    { workspace: actor.workspace, thread: id },
    { who: 'agent', id: actor.id, name: actor.name, typing },
  );
  return { told: true };
}
