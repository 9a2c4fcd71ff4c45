import type { Command } from 'commander';
import { sql, startProblem, type App } from '#platform';
import { loadDemo } from '../demo/load.ts';
import { demoWorkspaces, removeDemo } from '../demo/remove.ts';
import { progressLine } from './progress.ts';
import { print, withApp } from './with-app.ts';

/** `throughline demo load` and `throughline demo clear`. */
export function addDemo(program: Command): void {
  const demo = program.command('demo').description('a made-up company to look around in');
  demo.command('load').description('loads it beside the real one').option('--json', 'for scripts').action(load);
  demo.command('clear').description('removes it without trace').option('--json', 'for scripts').action(clear);
}

async function load({ json }: { json?: boolean }): Promise<void> {
  await withApp(async ({ app }) => {
    if ((await demoWorkspaces(app)).length > 0)
      throw startProblem('The demo company is there already: `throughline demo clear` removes it.');
    const line = progressLine();
    const begun = Date.now();
    const workspace = await loadDemo({
      app,
      owner: await firstOwner(app),
      progress: (done, total) => line.show(done, total, 'customers'),
    });
    line.end();
    print(
      { workspace },
      {
        json,
        words: `The demo company is loaded (${Math.round((Date.now() - begun) / 1000)} s). Choose it at the top left of the console.`,
      },
    );
  });
}

async function firstOwner(app: App): Promise<{ id: string; name: string }> {
  const found = await app.database.everywhere((tx) =>
    tx.maybe(sql<{
      id: string;
      name: string;
    }>`select u.id, u.name from people.member join people."user" u on u.id = member.user_id
      where member.role = 'owner' order by member.since limit 1`),
  );
  if (found === undefined) throw startProblem('There is nobody to show it to yet: run `throughline setup` first.');
  return found;
}

async function clear({ json }: { json?: boolean }): Promise<void> {
  await withApp(async ({ app }) => {
    const demos = await demoWorkspaces(app);
    for (const workspace of demos) await removeDemo(app, workspace);
    print(
      { removed: demos.length },
      { json, words: demos.length === 0 ? 'There is no demo company.' : 'The demo company is gone.' },
    );
  });
}
