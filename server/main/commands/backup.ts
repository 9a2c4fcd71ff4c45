import type { Command } from 'commander';
import { readConfig, startProblem } from '#platform';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { progressLine } from './progress.ts';
import { print, withApp } from './with-app.ts';

/** `throughline backup` and `throughline restore`. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it, such as throughline.tar.gz')
    .description('writes everything into one file, also beside a running server; keep it safe: the master key is in it')
    .option('--json', 'for scripts')
    .action(writeBackup);
  program
    .command('restore')
    .argument('<file>', 'a backup of this or an older version')
    .description('fills an empty data folder from a backup; figures are computed anew at the next start')
    .option('--json', 'for scripts')
    .action(readBackup);
}

async function writeBackup(file: string, { json }: { json?: boolean }): Promise<void> {
  await withApp(async ({ app, urls }) => {
    const line = progressLine();
    const { tables } = await backup(file, {
      ownerUrl: urls.owner,
      filesFolder: app.files.folder,
      config: app.config,
      keyring: app.keyring,
      progress: line.show,
    });
    line.end();
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    print({ file, rows }, { json, words: `${rows.toLocaleString('en')} rows and all files are in ${file}.` });
  });
}

async function readBackup(file: string, { json }: { json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  if (file === '') throw startProblem('Name the file of the backup.');
  const line = progressLine();
  const { tables, madeAt, version } = await restore(file, { config, progress: line.show });
  line.end();
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(
    { rows, madeAt, version },
    {
      json,
      words: `${rows.toLocaleString('en')} rows of ${madeAt} (version ${version}) are back. Start the server now.`,
    },
  );
}
