import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig, realWorld, runningEmbedded, type App, type Config } from '#platform';
import { rebuildAnalytics } from '#touchpoints';
import { openApp } from '../open-app.ts';
import { progressLine } from './progress.ts';
import { print, requireData, withApp } from './with-app.ts';

/** `throughline analytics rebuild`: computes the analytics anew from the spine. */
export function addAnalytics(program: Command): void {
  program
    .command('analytics')
    .description('the store that figures are computed from')
    .command('rebuild')
    .description('empties it and fills it anew from the spine')
    .option('--json', 'for scripts')
    .action(rebuild);
}

/** Beside a running server the server does the work and this command watches; alone it does it itself. */
async function rebuild({ json }: { json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  requireData(config);
  const beside = config.databaseUrl === undefined && (await runningEmbedded(resolve(config.dataDir))) !== undefined;
  const rows = beside ? await withApp(({ app }) => rebuilt(app)) : await alone(config);
  print({ rows }, { json, words: `${rows.toLocaleString('en')} interactions are in the analytics again.` });
}

async function alone(config: Config): Promise<number> {
  const opened = await openApp(config, realWorld(config));
  try {
    return await rebuilt(opened.app);
  } finally {
    await opened.close();
  }
}

async function rebuilt(app: App): Promise<number> {
  const line = progressLine();
  let rows = 0;
  await rebuildAnalytics(app, {
    progress(done, total) {
      rows = done;
      line.show(done, total, 'rows');
    },
  });
  line.end();
  return rows;
}
