import type { Command } from 'commander';
import { statsOf, type Stats } from '../stats.ts';
import { chosenWorkspace, print, withApp } from './with-app.ts';

/** `throughline stats`: how much there is of everything. */
export function addStats(program: Command): void {
  program
    .command('stats')
    .description('counts what there is: interactions, customers, conversations, mail, outbox, lag')
    .option('--workspace <company>', 'name or id of the company')
    .option('--json', 'for scripts')
    .action(({ workspace: named, json }: { workspace?: string; json?: boolean }) =>
      withApp(async ({ app }) => {
        const stats = await statsOf(app, await chosenWorkspace(app, named));
        print({ ...stats }, { json, words: inWords(stats) });
      }),
    );
}

function inWords(stats: Stats): string {
  const { inbound, outbox, analytics, ...counts } = stats;
  const lines = Object.entries(counts).map(([name, count]) => [name, String(count)]);
  lines.push([
    'inbound',
    Object.entries(inbound)
      .map(([state, count]) => `${count} ${state}`)
      .join(', '),
  ]);
  lines.push([
    'outbox',
    Object.entries(outbox)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ') || 'empty',
  ]);
  lines.push(['analytics', `${analytics.lagRows} rows, ${analytics.lagSeconds} s behind`]);
  return lines.map(([name = '', text = '']) => `${name.padEnd(14)} ${text}`).join('\n');
}
