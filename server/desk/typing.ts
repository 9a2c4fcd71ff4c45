import type { Actor, App } from '#platform';

/** Tells the visitor's chat and colleagues' screens that this person is writing; nothing of it is kept. */
export function tellTyping(app: App, { id, typing }: { id: string; typing: boolean }, actor: Actor): { told: boolean } {
  app.live.signal(actor.workspace, {
    name: 'agent.typing',
    subject: id,
    data: { by: actor.id, name: actor.name, typing },
  });
  return { told: true };
}
