import type { App } from '#platform';
import { workspacesOf } from './workspaces-of.ts';

/** The signal after which open streams look whether whoever listens is still let in. Subject: the person or API key. */
export const sessionEnded = 'session.ended';

/** Tells the open streams of a person, in every workspace of theirs, that a session has ended. */
export async function tellSessionEnded(app: App, user: string): Promise<void> {
  for (const workspace of await workspacesOf(app, user))
    app.live.signal(workspace, { name: sessionEnded, subject: user, data: {} });
}
