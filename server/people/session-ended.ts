import { sql, type App } from '#platform';

/** The signal after which open streams look whether whoever listens is still let in. Subject: the person or API key. */
export const sessionEnded = 'session.ended';

/** Tells the open streams of a person, in every workspace of theirs, that a session has ended. */
export async function tellSessionEnded(app: App, user: string): Promise<void> {
  const rows = await app.database.everywhere((tx) =>
    tx.all<{ workspace: string }>(sql`select workspace from people.member where user_id = ${user}`),
  );
  for (const { workspace } of rows) app.live.signal(workspace, { name: sessionEnded, subject: user, data: {} });
}
