import type { Command } from 'commander';
import { firstOwner } from '#people';
import { startProblem } from '#platform';
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
    const owner = await firstOwner(app);
    if (owner === undefined) throw startProblem('There is nobody to show it to yet: run `throughline setup` first.');
    const line = progressLine();
    const begun = Date.now();
    const workspace = await loadDemo({
      app,
      owner,
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
