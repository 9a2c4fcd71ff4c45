import { typingSignal, type Typing } from '#core/channels/typing.ts';
import type { App } from '#platform';

/** Shows both sides of a conversation that somebody is writing, or has stopped. */
export function signalTyping(app: App, at: { workspace: string; thread: string }, typing: Typing): void {
  app.live.signal(at.workspace, { name: typingSignal, subject: at.thread, data: typing });
}
