import type { Command } from 'commander';
import { hasEmbedded, isStartProblem, readConfig } from '#platform';
import { checkData, checkMachine } from '../doctor/checks.ts';
import type { Finding } from '../doctor/finding.ts';
import { print, withApp } from './with-app.ts';

/** `throughline doctor`: looks at everything the product depends on and says how to mend it. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('looks at everything the product depends on and says how to mend it')
    .option('--json', 'for scripts')
    .action(examine);
}

async function examine({ json }: { json?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const findings = await checkMachine(config);
  const hasData = config.databaseUrl !== undefined || hasEmbedded(config.dataDir);
  if (hasData) findings.push(...(await withApp(({ app }) => checkData(app)).catch(asFinding)));
  const ill = findings.filter(({ well }) => !well).length;
  print(
    { well: ill === 0, findings },
    { json, words: [...findings.map(lineOf), '', ill === 0 ? 'All is well.' : `${ill} to mend.`].join('\n') },
  );
  if (ill > 0) process.exitCode = 1;
}

function asFinding(error: unknown): Finding[] {
  if (!isStartProblem(error)) throw error;
  return [{ what: 'Data', well: false, found: error.message }];
}

function lineOf({ what, well, found, mend }: Finding): string {
  return `${well ? '✓' : '✗'} ${what.padEnd(18)} ${found}${well || mend === undefined ? '' : `\n${' '.repeat(21)}${mend}`}`;
}
