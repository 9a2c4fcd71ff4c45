import { Command } from 'commander';
import { isStartProblem, Problem } from '#platform';
import { commands } from './commands/commands.ts';
import { packageVersion } from './package-version.ts';

const program = new Command('throughline')
  .description('One line through every touchpoint: what the company did, and how it felt.')
  .version(packageVersion, '-V, --version', 'display the version of this installation')
  .showHelpAfterError('(add --help for what is possible)')
  .configureHelp({ showGlobalOptions: true });

for (const add of commands) add(program);

try {
  await program.parseAsync();
} catch (error) {
  const expected = isStartProblem(error) || error instanceof Problem;
  process.stderr.write(expected ? `${error.message}\n` : `Throughline stopped: ${unexpected(error)}\n`);
  process.exitCode = 1;
}

function unexpected(error: unknown): string {
  if (process.env['LOG_LEVEL'] === 'debug')
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${error instanceof Error ? error.message : String(error)} (LOG_LEVEL=debug shows more)`;
}
