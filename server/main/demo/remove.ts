import { allWorkspaces, dropDemoWorkspace, workspaceSettings } from '#people';
import { mayTake, problem, sql, type App } from '#platform';

const longest = 120;

/** The demo companies of this installation. */
export async function demoWorkspaces(app: App): Promise<string[]> {
  const all = await allWorkspaces(app);
  const demo = await Promise.all(
    all.map((id) => app.database.inWorkspace(id, async (tx) => (await workspaceSettings(tx)).demo)),
  );
  return all.filter((_, at) => demo[at]);
}

/** Takes a demo company away without trace: rows, made-up colleagues, files, figures. Throws `refused` for a real company. */
export async function removeDemo(app: App, workspace: string): Promise<void> {
  await app.database.inWorkspace(workspace, async (tx) => {
    await mayTake(tx, longest);
    if (!(await workspaceSettings(tx)).demo)
      throw problem('refused', { detail: 'This is a real company. Only a demo company can be removed.' });
    await tx.run(sql`select platform.drop_workspace_rows()`);
    await dropDemoWorkspace(tx);
  });
  await app.files.drop(workspace);
  await app.analytics.exec('delete from interaction where workspace = {workspace: UUID}', { workspace }).catch(() => {
    app.log.warn({ workspace }, 'figures of the removed demo company go with the next rebuild of the analytics');
  });
}
