import { sql, type App } from '#platform';

/** The workspaces of a person, the one they joined first in front. */
export async function workspacesOf(app: App, user: string): Promise<string[]> {
  const rows = await app.database.everywhere((tx) =>
    tx.all<{ workspace: string }>(
      sql`select workspace from people.member where user_id = ${user} order by since, workspace`,
    ),
  );
  return rows.map(({ workspace }) => workspace);
}
