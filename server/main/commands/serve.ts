import type { Command } from 'commander';
import { setUpLink } from '#people';
import { describeConfig, readConfig, realWorld } from '#platform';
import { serve, type Serving } from '../serve.ts';

const hardExitMilliseconds = 10_000;
// Ctrl-C under `npm start` comes twice: the terminal signals everyone, and npm passes its own on.
const sameSignalMilliseconds = 2_000;

/** `throughline serve`: runs the product until it is told to stop. */
export function addServe(program: Command): void {
  program.command('serve').description('runs the product').addHelpText('after', environmentHelp()).action(runServer);
}

async function runServer(): Promise<void> {
  const config = readConfig(process.env);
  const stopAsked = signalled();
  const serving = await serve(config, realWorld(config));
  const url = config.publicUrl ?? serving.url.replace('//127.0.0.1:', '//localhost:');
  process.stdout.write(`${await welcome(serving, url)}Throughline is ready at ${url}\n`);
  await stopAsked;
  await stopWithin(serving);
}

/** Resolves at the first signal to stop; a later one ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        asked ??= performance.now();
        if (performance.now() - asked > sameSignalMilliseconds) process.exit(1);
        resolve();
      });
  });
}

async function stopWithin(serving: Serving): Promise<void> {
  const late = setTimeout(() => {
    process.stderr.write('Stopping took longer than 10 seconds; the rest is recovered at the next start.\n');
    process.exit(1);
  }, hardExitMilliseconds);
  await serving.close();
  clearTimeout(late);
  process.exit(0);
}

/** Before a company exists, the address to set it up; with a one-time token where others could reach it too. */
async function welcome({ app }: Serving, url: string): Promise<string> {
  const link = await setUpLink(app, url);
  return link === null ? '' : `Set up your company at ${link}\n`;
}

function environmentHelp(): string {
  const lines = describeConfig().map(
    ({ name, sentence, fallback }) =>
      `  ${name.padEnd(18)} ${sentence}${fallback === undefined ? '' : ` Default: ${fallback}.`}`,
  );
  return `\nSettings by environment:\n${lines.join('\n')}\n`;
}
